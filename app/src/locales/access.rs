//! Set-up, sign-in, links.

texts! {
    sign_in { es: "Entrar", en: "Sign in" }
    login { es: "Correo o número de empleado", en: "E-mail or employee number" }
    password { es: "Contraseña", en: "Password" }
    no_account { es: "¿Sin contraseña, o ya no funciona? Recursos Humanos o administración entregan un enlace nuevo.", en: "No password, or it no longer works? HR or the admin hand out a new link." }
    session_ended { es: "La sesión terminó. Al entrar de nuevo, lo escrito estará donde quedó.", en: "The session ended. After signing in again, what you typed will be where you left it." }

    setup_title { es: "Empezar con Hilo", en: "Welcome to Hilo" }
    setup_lede { es: "Tres datos y la primera cuenta. Todo se puede cambiar después.", en: "Three facts and the first account. All of it can be changed later." }
    setup_organisation { es: "La organización", en: "The organisation" }
    setup_organisation_name { es: "Nombre de la organización", en: "Name of the organisation" }
    setup_language { es: "Idioma", en: "Language" }
    setup_language_hint { es: "Cada persona puede elegir el suyo.", en: "Everybody can choose their own." }
    setup_time_zone { es: "Zona horaria", en: "Time zone" }
    setup_time_zone_hint { es: "Según ella abren y cierran las semanas.", en: "Weeks open and close by it." }
    setup_admin { es: "La primera cuenta de administración", en: "The first admin account" }
    setup_name { es: "Nombre y apellido", en: "Name" }
    setup_email { es: "Correo", en: "E-mail" }
    setup_create { es: "Crear la organización", en: "Create the organisation" }
    setup_explore_title { es: "¿Solo mirar primero?", en: "Just looking first?" }
    setup_explore_text { es: "Una empresa ficticia con 120 personas y veinte semanas de registros, en un archivo aparte.", en: "A fictional company with 120 people and twenty weeks of check-ins, in a file of its own." }
    setup_explore { es: "Explorar con una organización de muestra", en: "Explore with a sample organisation" }
    setup_dead_title { es: "Este enlace no sirve", en: "This link is no good" }
    setup_dead_text { es: "Se usó, venció, o la organización ya existe. Al reiniciar Hilo sin organización, el enlace nuevo aparece en la consola.", en: "It was used, has expired, or the organisation exists already. Restarted without an organisation, Hilo prints a new link to the console." }
    setup_needed_title { es: "Hilo está listo para empezar", en: "Hilo is ready to start" }
    setup_needed_text { es: "Abrir el enlace de un solo uso que apareció en la consola al iniciar el servidor.", en: "Open the one-time link that the server printed to the console when it started." }

    welcome(name: &str) { es: "Hola, {name}", en: "Hello, {name}" }
    invitation_lede { es: "Elegir una contraseña para entrar a Hilo.", en: "Choose a password to get into Hilo." }
    reset_lede { es: "Elegir una contraseña nueva. Las sesiones abiertas se cerrarán.", en: "Choose a new password. Open sessions will end." }
    signs_in_with(login: &str) { es: "Para entrar: {login}", en: "To sign in: {login}" }
    new_password { es: "Contraseña nueva", en: "New password" }
    new_password_hint { es: "Al menos 10 caracteres. Varias palabras sin relación son fáciles de recordar y difíciles de adivinar.", en: "At least 10 characters. A few unrelated words are easy to remember and hard to guess." }
    password_again { es: "La misma, otra vez", en: "The same again" }
    set_password { es: "Guardar y entrar", en: "Save and sign in" }
    link_dead_title { es: "Este enlace ya no sirve", en: "This link no longer works" }
    link_dead_text { es: "Los enlaces se usan una sola vez y duran a lo más tres días. Pedir uno nuevo a Recursos Humanos o administración.", en: "Links work once, for three days at the most. Ask HR or the admin for a new one." }
}
