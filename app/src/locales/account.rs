//! My account.

texts! {
    title { es: "Mi cuenta", en: "My account" }
    appearance { es: "Idioma y apariencia", en: "Language and looks" }
    language { es: "Idioma", en: "Language" }
    language_auto { es: "El del navegador", en: "The browser's" }
    theme { es: "Apariencia", en: "Looks" }
    theme_auto { es: "La del sistema", en: "The system's" }
    theme_light { es: "Clara", en: "Light" }
    theme_dark { es: "Oscura", en: "Dark" }
    time_zone { es: "Zona horaria", en: "Time zone" }
    time_zone_hint { es: "Vacía: la de la organización.", en: "Empty: the organisation's." }
    saved { es: "Preferencias guardadas.", en: "Preferences saved." }
    password { es: "Contraseña", en: "Password" }
    password_hint { es: "Al cambiarla se cierran las demás sesiones.", en: "Changing it ends the other sessions." }
    present_password { es: "Contraseña actual", en: "Present password" }
    change_password { es: "Cambiar la contraseña", en: "Change the password" }
    password_changed { es: "Contraseña cambiada. Las demás sesiones se cerraron.", en: "Password changed. The other sessions have ended." }
    sessions { es: "Mis sesiones", en: "My sessions" }
    sessions_hint { es: "Dónde está abierta esta cuenta. Si algo no es de uno, cerrarla y cambiar la contraseña.", en: "Where this account is open. If one looks wrong, end it and change the password." }
    session_current { es: "esta", en: "this one" }
    session_end { es: "Cerrar", en: "End" }
    session_ended { es: "Sesión cerrada.", en: "Session ended." }
    sign_out_everywhere { es: "Cerrar todas las sesiones", en: "Sign out everywhere" }
    unknown_browser { es: "Navegador desconocido", en: "Unknown browser" }
}
