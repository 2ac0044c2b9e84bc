//! Importing and exporting people, in the browser and at the command line.

use super::{counted, plural};
use hilo_domain::lang::Lang;

texts! {
    title { es: "Importar personas", en: "Import people" }
    lede { es: "Un archivo CSV con las personas de la organización. Antes de aplicar se ve, fila por fila, qué cambiaría.", en: "A CSV file with the organisation's people. Before anything is applied you see, row by row, what would change." }
    back_to_people { es: "Personas", en: "People" }
    file { es: "Archivo CSV", en: "CSV file" }
    file_hint { es: "UTF-8 o Windows-1252, separado por comas, punto y coma o tabulaciones. Hasta 64 MB.", en: "UTF-8 or Windows-1252, separated by commas, semicolons or tabs. Up to 64 MB." }
    upload { es: "Subir y revisar", en: "Upload and review" }
    how_title { es: "Cómo debe ser el archivo", en: "What the file should look like" }
    how_rows { es: "Una fila por persona, con encabezados en español o inglés. Bastan el nombre y el número de empleado o el correo; cargo, área, jefatura y fecha de ingreso ayudan.", en: "One row per person, with headings in Spanish or English. A name and an employee number or e-mail are enough; role, area, manager and hiring date help." }
    how_areas { es: "El área es un nombre, o un camino como Operaciones/Despacho. Las áreas que faltan se crean.", en: "An area is a name, or a path such as Operations/Shipping. Missing areas are created." }
    how_missing { es: "Quienes entraron por una importación y ya no aparecen quedan inactivos, sin perder su historia. A quienes se agregó a mano no se les toca.", en: "People who came in by an import and are no longer in the file become inactive and keep their history. People added by hand are left alone." }
    how_again { es: "Importar otra vez el mismo archivo no cambia nada. Para empezar desde lo que hay, exportar y editar.", en: "Importing the same file again changes nothing. To start from what is there, export and edit." }
    export { es: "Exportar las personas (CSV)", en: "Export people (CSV)" }
    export_file { es: "personas.csv", en: "people.csv" }
    recent { es: "Archivos recientes", en: "Recent files" }
    waiting { es: "por revisar", en: "to be reviewed" }
    applied_badge { es: "aplicado", en: "applied" }
    applied_counts(new: &str, touched: &str, left: &str) { es: "{new} nuevas, {touched} con cambios, {left} desactivadas", en: "{new} new, {touched} changed, {left} deactivated" }

    steps { es: "Pasos", en: "Steps" }
    step_file { es: "Archivo", en: "File" }
    step_columns { es: "Columnas", en: "Columns" }
    step_review { es: "Revisar", en: "Review" }
    step_done { es: "Listo", en: "Done" }
    discard { es: "Descartar el archivo", en: "Discard the file" }
    discarded { es: "Archivo descartado. No se cambió nada.", en: "File discarded. Nothing was changed." }

    columns_title { es: "Qué hay en cada columna", en: "What each column holds" }
    columns_lede(rows: i64, encoding: &str, delimiter: &str) {
        es => format!("{} · {encoding} · separado por {delimiter}", counted(Lang::Es, rows, "una fila", "{n} filas")),
        en => format!("{} · {encoding} · separated by {delimiter}", counted(Lang::En, rows, "one row", "{n} rows")),
    }
    columns_hint { es: "Lo que se reconoció por los encabezados ya está elegido. Corregir lo que haga falta.", en: "What the headings gave away is chosen already. Correct what needs it." }
    column { es: "Columna", en: "Column" }
    column_number(n: i64) { es: "columna {n}", en: "column {n}" }
    samples { es: "Primeras filas", en: "First rows" }
    means { es: "Significa", en: "Means" }
    means_for(heading: &str) { es: "Qué significa la columna «{heading}»", en: "What the column “{heading}” means" }
    ignore { es: "No importar", en: "Leave out" }
    review { es: "Revisar los cambios", en: "Review the changes" }
    delimiter_comma { es: "comas", en: "commas" }
    delimiter_semicolon { es: "punto y coma", en: "semicolons" }
    delimiter_tab { es: "tabulaciones", en: "tabs" }

    field_employee_id { es: "Número de empleado", en: "Employee number" }
    field_name { es: "Nombre completo", en: "Full name" }
    field_first_name { es: "Nombre de pila", en: "First name" }
    field_last_name { es: "Apellido", en: "Last name" }
    field_second_last_name { es: "Segundo apellido", en: "Second last name" }
    field_email { es: "Correo", en: "E-mail" }
    field_role { es: "Puesto", en: "Role" }
    field_area { es: "Área", en: "Area" }
    field_manager { es: "Jefatura (correo o número)", en: "Manager (e-mail or number)" }
    field_manager_short { es: "Jefatura", en: "Manager" }
    field_hired_on { es: "Fecha de ingreso", en: "Hired on" }
}

texts! {
    finding_errors(n: i64) { es => plural(n, "Una fila por corregir antes de importar", "{n} errores por corregir antes de importar"), en => plural(n, "One row to correct before importing", "{n} errors to correct before importing") }
    finding_nothing { es: "Todo está al día: no hay nada que cambiar", en: "All up to date: there is nothing to change" }
    finding_ready(n: &str) { es: "Todo en orden: {n} personas nuevas o con cambios", en: "All in order: {n} people are new or change" }
    finding_one { es: "Todo en orden: una persona nueva o con cambios", en: "All in order: one person is new or changes" }
    change_columns { es: "Corregir las columnas", en: "Correct the columns" }
    count_new { es: "nuevas", en: "new" }
    count_changed { es: "con cambios", en: "changed" }
    count_moved { es: "cambian de área", en: "move to another area" }
    count_unchanged { es: "sin cambios", en: "unchanged" }
    count_deactivated { es: "por desactivar", en: "to be deactivated" }
    count_reactivated { es: "vuelven", en: "come back" }
    count_areas { es: "áreas nuevas", en: "new areas" }
    count_roles { es: "puestos nuevos", en: "new roles" }

    errors_title { es: "Errores", en: "Errors" }
    errors_lede { es: "No se aplica nada por mitades: corregir el archivo y subirlo de nuevo.", en: "Nothing is applied by halves: correct the file and upload it again." }
    warnings_title { es: "Advertencias", en: "Warnings" }
    warnings_lede { es: "No impiden importar.", en: "They do not keep the file from being applied." }
    line { es: "Línea", en: "Line" }
    value { es: "Valor", en: "Value" }
    what_is_wrong { es: "Qué pasa", en: "What is wrong" }
    and_more(n: &str) { es: "… y {n} más.", en: "… and {n} more." }
    all_as_csv { es: "Descargar la lista completa (CSV)", en: "Download the whole list (CSV)" }
    issues_file { es: "problemas.csv", en: "problems.csv" }
    kind { es: "Tipo", en: "Kind" }
    kind_error { es: "error", en: "error" }
    kind_warning { es: "advertencia", en: "warning" }
    empty_value { es: "(vacío)", en: "(empty)" }
    whole_file { es: "todo el archivo", en: "the whole file" }
    whole_row { es: "toda la fila", en: "the whole row" }

    people_title { es: "Quiénes", en: "Who" }
    lists { es: "Grupos", en: "Groups" }
    list_new { es: "Nuevas", en: "New" }
    list_changed { es: "Con cambios", en: "Changed" }
    list_moved { es: "Cambian de área", en: "Moving" }
    list_reactivated { es: "Vuelven", en: "Coming back" }
    list_leaving { es: "Por desactivar", en: "To be deactivated" }
    list_leaving_done { es: "desactivadas", en: "deactivated" }
    person { es: "Persona", en: "Person" }
    place { es: "Área y puesto", en: "Area and role" }
    changes { es: "Qué cambia", en: "What changes" }
    before { es: "antes", en: "before" }
    after { es: "después", en: "after" }
    none { es: "sin dato", en: "none" }
    as_before { es: "vuelve como estaba", en: "comes back as before" }
    areas_title { es: "Áreas que se crean", en: "Areas to be created" }

    leads_title { es: "Responsables propuestos", en: "Proposed leads" }
    leads_lede { es: "En estas áreas nadie es responsable. Se propone a la persona del área que más de su gente nombra como jefatura. Desmarcar a quien no corresponda.", en: "Nobody leads these areas. The proposal is the member whom most of its people name as their manager. Untick whoever it is not." }
    lead_choice(name: &str, area: &str) { es: "{name}, responsable de {area}", en: "{name}, lead of {area}" }
    lead_votes(votes: &str, members: &str) { es: "la nombran {votes} de {members} personas del área", en: "named by {votes} of the area's {members} people" }

    lead_level(n: i64) {
        es => plural(n, "empata con otra persona: se propone a quien entró antes", "empata con otras {n} personas: se propone a quien entró antes"),
        en => plural(n, "tied with one other: whoever was hired first is proposed", "tied with {n} others: whoever was hired first is proposed"),
    }

    spared_importer(name: &str) { es: "{name} no está en el archivo y no se desactiva: es quien importa.", en: "{name} is missing from the file and stays: it is who imports." }
    spared_last_admin(name: &str) { es: "{name} no está en el archivo y no se desactiva: no quedaría nadie con administración.", en: "{name} is missing from the file and stays: no other admin would be left." }
    spared_admin(name: &str) { es: "{name} no está en el archivo y no se desactiva: administra Hilo, y eso solo lo cambia alguien con administración.", en: "{name} is missing from the file and stays: they are an admin, and only an admin changes that." }

    apply { es: "Importar", en: "Import" }
    many_leave_title(leaving: &str, of: &str) { es: "Se desactivaría a {leaving} de {of} personas", en: "{leaving} of {of} people would be deactivated" }
    many_leave(leaving: &str) { es: "Se desactivaría a más de un quinto de las personas: {leaving}. Puede ser un archivo incompleto: revisar la lista antes de seguir.", en: "More than a fifth of the people would be deactivated: {leaving}. The file may be incomplete: look at the list before going on." }
    many_leave_confirm { es: "Sí, estas personas ya no están", en: "Yes, these people have left" }
    was_stale { es: "Algo cambió entre la revisión y la importación. No se aplicó nada; esto es lo que cambiaría ahora.", en: "Something changed between the review and the import. Nothing was applied; this is what would change now." }
    was_interrupted { es: "El servidor se detuvo durante la importación. No se aplicó nada; se puede importar de nuevo.", en: "The server stopped during the import. Nothing was applied; it can be imported again." }
    was_refused { es: "La importación no se pudo hacer. No se aplicó nada.", en: "The import could not be done. Nothing was applied." }

    applying_title { es: "Importando", en: "Importing" }
    applying_lede { es: "Se puede cerrar esta página: la importación sigue sola.", en: "You may close this page: the import goes on by itself." }
    applying_starting { es: "Leyendo el archivo", en: "Reading the file" }
    applying_done(done: &str, total: &str) { es: "{done} de {total}", en: "{done} of {total}" }
    applying_refresh { es: "Actualizar", en: "Refresh" }
}

texts! {
    done_title { es: "Importación lista", en: "The import is done" }
    done_nothing { es: "No había nada que cambiar", en: "There was nothing to change" }
    done_lede(unchanged: i64) {
        es => counted(Lang::Es, unchanged, "Una persona ya estaba como en el archivo.", "{n} personas ya estaban como en el archivo."),
        en => counted(Lang::En, unchanged, "One person was already as in the file.", "{n} people were already as in the file."),
    }
    done_leads(n: i64) { es => plural(n, "Un área tiene ahora responsable.", "{n} áreas tienen ahora responsable."), en => plural(n, "One area has a lead now.", "{n} areas have a lead now.") }
    done_invite_title { es: "Ahora, invitarlas", en: "Now invite them" }
    done_invite { es: "Nadie entra sin contraseña. Los enlaces de invitación se copian uno a uno o se descargan todos como CSV.", en: "Nobody gets in without a password. Invitation links are copied one by one or downloaded as CSV." }
    invite { es: "Invitar", en: "Invite people" }
    see_people { es: "Ver las personas", en: "See the people" }
    another { es: "Importar otro archivo", en: "Import another file" }

    problem_too_many_cells(found: i64, expected: i64) { es: "Tiene {found} celdas y el encabezado {expected}; quizá falten comillas.", en: "It has {found} cells and the header {expected}; quotation marks may be missing." }
    problem_no_identifier { es: "Falta el número de empleado o el correo; con uno basta.", en: "Neither an employee number nor an e-mail; one of them is needed." }
    problem_missing_name { es: "Falta el nombre.", en: "The name is missing." }
    problem_duplicate_employee_id(line: i64) { es: "El mismo número está en la línea {line}.", en: "The same number is on line {line}." }
    problem_duplicate_email(line: i64) { es: "El mismo correo está en la línea {line}.", en: "The same e-mail is on line {line}." }
    problem_email_of_another(name: &str) { es: "Es el correo de {name}, que tiene otro número.", en: "It is the e-mail of {name}, who has another number." }
    problem_admin_account(name: &str) { es: "{name} administra Hilo: solo otra persona con administración cambia su número o su correo, o la trae de vuelta.", en: "{name} is an admin: only an admin changes their number or e-mail, or brings them back." }
    problem_bad_email { es: "No es una dirección de correo.", en: "It is not an e-mail address." }
    problem_bad_date { es: "No es una fecha como 2026-11-23 o 23/11/2026.", en: "It is not a date such as 2026-11-23 or 23/11/2026." }
    problem_control_characters { es: "Tiene caracteres que no se pueden mostrar.", en: "It has characters that can't be shown." }
    problem_too_long(max: i64) { es: "Tiene más de {max} caracteres.", en: "It has more than {max} characters." }
    problem_bad_area_path { es: "Una parte del camino está vacía, como en Operaciones//Despacho.", en: "A part of the path is empty, as in Operations//Shipping." }
    problem_area_too_deep(max: i64) { es: "El camino tiene más de {max} partes.", en: "The path has more than {max} parts." }
    problem_ambiguous_area(paths: &str) { es: "Varias áreas se llaman así; escribir el camino: {paths}.", en: "Several areas have this name; write the path: {paths}." }
    problem_unknown_manager { es: "Nadie tiene ese correo o número.", en: "Nobody has this e-mail or number." }
    problem_manager_cycle { es: "Las jefaturas forman un círculo.", en: "The managers lead round in a circle." }
    problem_no_area { es: "Sin área: la persona queda en la raíz.", en: "No area: the person goes to the root." }
    problem_no_area_column(n: i64) {
        es => plural(n, "Ninguna columna dice el área: la persona nueva queda en la raíz.", "Ninguna columna dice el área: las {n} personas nuevas quedan en la raíz."),
        en => plural(n, "No column says the area: the new person goes to the root.", "No column says the area: the {n} new people go to the root."),
    }
    problem_no_role { es: "Sin puesto.", en: "No role." }
    problem_own_manager { es: "Es su propia jefatura; queda sin ninguna.", en: "Named as their own manager; they have none." }
}
