//! Settings of the organisation.

texts! {
    title { es: "Configuración", en: "Settings" }
    lede { es: "Lo que vale para toda la organización. Cada cambio queda en el registro de auditoría.", en: "What holds for the whole organisation. Every change is in the audit log." }
    organisation { es: "La organización", en: "The organisation" }
    organisation_hint { es: "El nombre es también el de la raíz del árbol de áreas.", en: "The name is that of the root of the tree of areas too." }
    name { es: "Nombre", en: "Name" }
    language { es: "Idioma", en: "Language" }
    language_hint { es: "Cuando el navegador no pide español ni inglés.", en: "Where the browser asks for neither Spanish nor English." }
    clock { es: "El reloj", en: "The clock" }
    clock_hint { es: "Las semanas abren y cierran según él, también cuando cambia la hora.", en: "Weeks open and close by it, through daylight-saving changes too." }
    time_zone { es: "Zona horaria", en: "Time zone" }
    week { es: "La semana", en: "The week" }
    week_hint { es: "Desde cuándo y hasta cuándo se puede responder el registro. El cierre es el primero después de la apertura y puede caer en la semana siguiente.", en: "From when until when the check-in can be answered. The close is the first one after the opening and may fall in the week after." }
    opens_day { es: "Abre el día", en: "Opens on" }
    opens_time { es: "Hora de apertura", en: "Opening time" }
    closes_day { es: "Cierra el día", en: "Closes on" }
    closes_time { es: "Hora de cierre", en: "Closing time" }
    applies { es: "Desde cuándo vale", en: "From when it applies" }
    applies_open(week: i32, closes: &str) { es: "La semana {week} está abierta y cierra como se anunció: el {closes}.", en: "Week {week} is open and closes as announced: on {closes}." }
    applies_next(week: i32, opens: &str, closes: &str) { es: "Un cambio vale desde la semana {week}, que hoy abriría el {opens} y cerraría el {closes}.", en: "A change applies from week {week}, which as things stand opens on {opens} and closes on {closes}." }
    saved { es: "Configuración guardada.", en: "Settings saved." }
}
