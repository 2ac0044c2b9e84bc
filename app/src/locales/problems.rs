//! What went wrong and what to do about it.

use super::plural;

texts! {
    something_missing { es: "Falta algo", en: "Something is missing" }
    something_wrong { es: "Hay algo que corregir", en: "Something needs correcting" }
    not_signed_in { es: "No se pudo entrar", en: "That did not sign you in" }
    password_unfit { es: "La contraseña no es esa", en: "That is not the password" }
    nothing_changed_yet { es: "No se cambió nada.", en: "Nothing was changed." }
    file_unfit { es: "Este archivo no sirve", en: "This file won’t do" }
    not_uploaded { es: "No se tomó nada de él.", en: "Nothing was taken from it." }
    not_saved { es: "No se guardó. Lo escrito sigue aquí.", en: "It was not saved. What you typed is still here." }
    stale { es: "Mientras tanto se guardó otra cosa, quizá en otra pestaña. Lo escrito sigue aquí: comparar y guardar de nuevo.", en: "Something else was saved meanwhile, perhaps in another tab. What you typed is still here: compare and save again." }
    stored_now { es: "Así está guardado ahora", en: "This is what is stored now" }
    stored_same { es: "Lo guardado es igual a lo que está escrito aquí.", en: "What is stored is the same as what is typed here." }
    changed_meanwhile { es: "Mientras tanto cambió algo, quizá en otra pestaña, y no se hizo nada: mirar cómo está ahora y probar de nuevo.", en: "Something changed meanwhile, perhaps in another tab, and nothing was done: see how it is now and try again." }
    gone { es: "Ya no existe, o no está a la vista de esta cuenta. No se guardó nada.", en: "It no longer exists, or is not for this account to see. Nothing was saved." }
    kept_title { es: "Lo escrito", en: "What you typed" }
    kept_text { es: "No se guardó. Copiarlo antes de salir de esta página.", en: "It was not saved. Copy it before leaving this page." }
    too_many(seconds: i64) {
        es => format!("Demasiados intentos. Esperar {} y probar de nuevo.", plural(seconds, "un segundo", "{n} segundos")),
        en => format!("Too many attempts. Wait {} and try again.", plural(seconds, "one second", "{n} seconds")),
    }
    too_large(size: &str) { es: "Es demasiado grande: se aceptan hasta {size}.", en: "It is too large: up to {size} are taken." }
    malformed { es: "El formulario llegó incompleto. Volver atrás y enviarlo de nuevo.", en: "The form arrived incomplete. Go back and send it again." }
    unavailable { es: "La base de datos no responde en este momento. Lo escrito sigue aquí: probar de nuevo en unos segundos.", en: "The database does not answer right now. What you typed is still here: try again in a few seconds." }
    no_answer { es: "La base de datos no responde en este momento: probar de nuevo en unos segundos.", en: "The database does not answer right now: try again in a few seconds." }
    resumed { es: "La sesión había terminado. Lo escrito sigue aquí: revisar y enviar de nuevo.", en: "The session had ended. What you typed is still here: check it and send it again." }
    forbidden { es: "Esta acción necesita un permiso que esta cuenta no tiene.", en: "This needs a permission that this account does not have." }

    foreign_form { es: "Este formulario no vino de una página de Hilo, y por eso no se aceptó. Abrir la página y enviarlo desde ahí.", en: "This form did not come from a page of Hilo, and so it was not taken. Open the page and send it from there." }
    wrong_method { es: "Esta dirección no se abre así: espera un formulario, o lo contrario.", en: "This address can't be opened like that: it expects a form, or the other way round." }

    required { es: "Completar este campo.", en: "Fill in this field." }
    too_short(min: i64) { es: "Usar al menos {min} caracteres.", en: "Use at least {min} characters." }
    too_long(max: i64) { es: "Usar a lo más {max} caracteres.", en: "Use at most {max} characters." }
    control_characters { es: "Hay caracteres que no se pueden mostrar; quitarlos.", en: "There are characters that can't be shown; remove them." }
    not_an_email { es: "Escribir una dirección completa, por ejemplo ana@example.com.", en: "Write a whole address, such as ana@example.com." }
    not_a_date { es: "Escribir una fecha como 2026-11-23.", en: "Write a date such as 2026-11-23." }
    not_a_time { es: "Escribir una hora como 08:30.", en: "Write a time such as 08:30." }
    not_a_number(min: i64, max: i64) { es: "Escribir un número entre {min} y {max}.", en: "Write a number from {min} to {max}." }
    unknown_choice { es: "Elegir una de las opciones.", en: "Choose one of the options." }
    taken { es: "Ya está en uso; elegir otro.", en: "It is in use already; choose another." }
    passwords_differ { es: "Las dos contraseñas no son iguales.", en: "The two passwords are not the same." }
    wrong_password { es: "La contraseña actual no es esa.", en: "That is not the present password." }
    wrong_sign_in { es: "El correo o número y la contraseña no coinciden.", en: "E-mail or number and password do not match." }
    weak_password { es: "Es fácil de adivinar. Tres o cuatro palabras sin relación funcionan bien.", en: "It is easy to guess. Three or four unrelated words work well." }
    dead_link { es: "Este enlace ya se usó o venció. Pedir uno nuevo.", en: "This link was used or has expired. Ask for a new one." }
    last_admin { es: "Es la última persona con administración; dar antes el permiso a otra.", en: "This is the last admin; grant it to somebody else first." }
    oneself { es: "No se puede hacer con la cuenta propia.", en: "It can't be done to one's own account." }
    ends_before_start { es: "El término es anterior al comienzo.", en: "The end is before the start." }
    area_under_itself { es: "Un área no puede quedar debajo de sí misma.", en: "An area can't be under itself." }
    area_not_empty { es: "Todavía tiene personas o áreas; moverlas antes.", en: "It still has people or areas; move them first." }
    not_confirmed { es: "Marcar la casilla para confirmar.", en: "Tick the box to confirm." }
    week_closed { es: "La semana ya cerró y no admite más cambios. Lo escrito sigue aquí, para copiarlo.", en: "The week has closed and takes no more changes. What you typed is still here, to be copied." }
    pulse_closed { es: "El período ya cerró y su llave se destruyó: no admite más respuestas.", en: "The period has closed and its key is destroyed: it takes no more answers." }
    too_many_things(max: i64) { es: "Son demasiados: se aceptan hasta {max}.", en: "There are too many: up to {max} are taken." }
    bad_rhythm { es: "La semana debe quedar abierta al menos cuatro horas: elegir un cierre más tarde.", en: "The week has to be open for at least four hours: choose a later close." }
    unknown_time_zone { es: "Escribir un nombre de zona horaria como America/Santiago.", en: "Write the name of a time zone, such as Europe/Madrid." }
    unknown_person { es: "Nadie activo tiene ese correo, ese número o exactamente ese nombre.", en: "Nobody active has that e-mail, that number or exactly that name." }
    ambiguous_person { es: "Varias personas se llaman así: escribir el correo o el número.", en: "Several people have that name: write the e-mail or the number." }
    overlapping_absence { es: "Se cruza con otra ausencia; cambiar las fechas o quitar la otra.", en: "It overlaps another absence; change the days or remove the other." }
    root_area { es: "Es la organización misma: no se mueve ni se archiva, y su nombre se cambia en Configuración.", en: "This is the organisation itself: it can't be moved or archived, and its name is changed in Settings." }
    role_in_use { es: "Alguien lo tiene o lo tuvo, o hay aportes para él: se queda por su historia.", en: "Somebody holds or held it, or it has contributions: it stays for its history." }
    file_empty { es: "El archivo está vacío.", en: "The file is empty." }
    file_is_spreadsheet { es: "Es una planilla (XLSX, XLS u ODS). En el programa de planillas, «Guardar como» CSV y subir ese archivo.", en: "It is a spreadsheet (XLSX, XLS or ODS). Save it as CSV in the spreadsheet program and use that file." }
    file_is_no_csv { es: "No es un archivo CSV: parece una imagen, un documento u otra cosa.", en: "It is not a CSV file: it looks like an image, a document or something else." }
    file_unclosed_quote(line: i64) { es: "Las comillas que se abren en la línea {line} no se cierran nunca.", en: "The quotation mark that opens on line {line} never closes." }
    file_without_rows { es: "Tiene encabezados y ninguna fila debajo.", en: "It has headings and no rows under them." }
    file_too_many_rows(max: &str) { es: "Tiene más de {max} filas.", en: "It has more than {max} rows." }
    no_name_column { es: "Decir qué columna tiene el nombre.", en: "Say which column holds the name." }
    no_login_column { es: "Decir qué columna tiene el número de empleado o el correo; con uno de los dos basta.", en: "Say which column holds the employee number or the e-mail address; one of the two is enough." }
    column_twice { es: "Otra columna ya tiene ese dato.", en: "Another column holds that already." }
    bad_rows(count: i64) {
        es => plural(count, "Hay una fila con un error. No se aplicó nada: corregir el archivo y subirlo de nuevo.", "Hay {n} errores en las filas. No se aplicó nada: corregir el archivo y subirlo de nuevo."),
        en => plural(count, "One row has an error. Nothing was applied: correct the file and upload it again.", "There are {n} errors in the rows. Nothing was applied: correct the file and upload it again."),
    }
    no_longer_published { es: "El punto de contacto o la declaración ya no está vigente: pedir un cambio.", en: "Its touchpoint or statement is no longer in force: ask for a change." }
    one_of_its_kind { es: "Ya hay una de este tipo: escribirle una versión nueva, o retirarla antes.", en: "There is one of this kind already: write a new version of it, or retire it first." }
    empty_journey { es: "El recorrido todavía no tiene ningún punto de contacto.", en: "The journey has no touchpoint yet." }
    nothing_changed { es: "El borrador es igual a lo publicado: no hay nada que publicar.", en: "The draft is the same as what is published: there is nothing to publish." }

    lost_title { es: "El hilo se corta aquí", en: "The thread ends here" }
    lost_text { es: "No hay nada en esta dirección, o no está a la vista de esta cuenta.", en: "There is nothing at this address, or it is not for this account to see." }
    forbidden_title { es: "Aquí hay un nudo", en: "There is a knot here" }
    broken_title { es: "Algo se deshilachó", en: "Something frayed" }
    broken_text { es: "Es un error nuestro, ya quedó anotado. Lo que estaba guardado sigue guardado.", en: "It is our mistake and has been noted. What was saved is still saved." }
    offline_title { es: "Sin conexión con Hilo", en: "Hilo can't be reached" }
    offline_text { es: "No hay conexión, o el servidor está detenido un momento. Lo que se había guardado sigue guardado.", en: "There is no connection, or the server is stopped for a moment. What was saved is still saved." }
    offline_note { es: "Sin conexión: nada se envió. Lo escrito sigue aquí; enviarlo cuando vuelva la conexión.", en: "No connection: nothing was sent. What you typed is still here; send it once the connection is back." }
    try_again { es: "Probar de nuevo", en: "Try again" }
    go_home { es: "Ir a Hoy", en: "Go to Today" }
}
