//! The record of what was done, in sentences. `{subject}` stands for whoever or whatever it was done to.

use super::plural;

texts! {
    alignment_exported(week: &str) { es: "exportó el alineamiento de la semana {week}", en: "exported the alignment of week {week}" }
    alignment_work_viewed(week: &str) { es: "miró lo que se hizo en la semana {week}", en: "looked at the work of week {week}" }
    alignment_people_viewed(week: &str) { es: "miró quién envió su registro en la semana {week}", en: "looked at who sent their check-in in week {week}" }
    checkin_reminded(week: &str) { es: "recordó a {{subject}} el registro de la semana {week}", en: "reminded {{subject}} of the check-in of week {week}" }
    look_checkin(week: &str) { es: "abrió un registro de la semana {week}", en: "opened a check-in of week {week}" }
    look_team(week: &str) { es: "miró la lista de registros de la semana {week}", en: "looked at the list of check-ins of week {week}" }

    title { es: "Registro de auditoría", en: "Audit log" }
    lede { es: "Quién hizo qué y cuándo: entradas, permisos, personas, configuración, archivos, publicaciones y miradas a registros ajenos. Nadie puede cambiarlo ni borrarlo.", en: "Who did what and when: sign-ins, grants, people, settings, files, publications and looks at other people's check-ins. Nobody can change or delete it." }
    group { es: "Qué", en: "What" }
    group_all { es: "Todo", en: "Everything" }
    group_access { es: "Entradas y contraseñas", en: "Sign-ins and passwords" }
    group_grants { es: "Permisos", en: "Grants" }
    group_people { es: "Personas y ausencias", en: "People and leave" }
    group_areas { es: "Áreas y responsables", en: "Areas and leads" }
    group_settings { es: "Configuración", en: "Settings" }
    group_files { es: "Importar y exportar", en: "Imports and exports" }
    group_publications { es: "Declaraciones, experiencia, aportes", en: "Statements, experience, contributions" }
    group_looks { es: "Registros y semanas", en: "Check-ins and weeks" }
    who { es: "Quién lo hizo", en: "Who did it" }
    about { es: "Sobre quién o qué área", en: "About whom or which area" }
    from { es: "Desde", en: "From" }
    until { es: "Hasta", en: "Until" }
    older { es: "Anteriores", en: "Earlier" }
    newest { es: "Lo más reciente", en: "Latest" }
    none_title { es: "Nada con estos filtros", en: "Nothing with these filters" }
    none_text { es: "Probar con otro período, otra persona u otra clase de hechos.", en: "Try another period, another person or another kind of event." }
    pages { es: "Anteriores y posteriores", en: "Earlier and later" }
    by_itself { es: "Hilo", en: "Hilo" }
    somebody { es: "Alguien", en: "Somebody" }
    somebody_unknown { es: "una cuenta que no existe", en: "an account that does not exist" }
    from_address(address: &str) { es: "desde {address}", en: "from {address}" }
    other(action: &str) { es: "hizo algo que esta versión no sabe nombrar ({action}): {{subject}}", en: "did something that this version has no words for ({action}): {{subject}}" }

    sign_in { es: "entró", en: "signed in" }
    sign_in_failed { es: "intentó entrar sin la contraseña correcta: {subject}", en: "tried to sign in without the right password: {subject}" }
    sign_out { es: "cerró una sesión", en: "ended a session" }
    sign_out_everywhere { es: "cerró todas sus sesiones", en: "signed out everywhere" }
    password_set { es: "eligió una contraseña con un enlace", en: "chose a password with a link" }
    password_changed { es: "cambió su contraseña", en: "changed their password" }
    link_invitation { es: "creó una invitación para {subject}", en: "made an invitation for {subject}" }
    link_reset { es: "creó un enlace de contraseña nueva para {subject}", en: "made a link for a new password for {subject}" }
    link_many(n: i64) {
        es => plural(n, "descargó una invitación", "descargó invitaciones para {n} personas"),
        en => plural(n, "downloaded one invitation", "downloaded invitations for {n} people"),
    }
    grant_added(grant: &str) { es: "dio a {{subject}} el permiso {grant}", en: "gave {{subject}} the grant {grant}" }
    grant_removed(grant: &str) { es: "quitó a {{subject}} el permiso {grant}", en: "took the grant {grant} from {{subject}}" }
    backup_made { es: "hizo una copia completa de la base de datos desde la consola", en: "made a complete copy of the database from the console" }
    organisation_created { es: "creó la organización", en: "created the organisation" }
    settings_changed(what: &str) { es: "cambió la configuración: {what}", en: "changed the settings: {what}" }
    setting_name(value: &str) { es: "nombre «{value}»", en: "name “{value}”" }
    setting_language(value: &str) { es: "idioma {value}", en: "language {value}" }
    setting_time_zone(value: &str) { es: "zona horaria {value}", en: "time zone {value}" }
    setting_opens(value: &str) { es: "la semana abre el {value}", en: "the week opens on {value}" }
    setting_closes(value: &str) { es: "la semana cierra el {value}", en: "the week closes on {value}" }

    person_created(area: &str) { es: "creó a {{subject}} en {area}", en: "created {{subject}} in {area}" }
    person_changed(fields: &str) { es: "cambió datos de {{subject}}: {fields}", en: "changed {{subject}}: {fields}" }
    person_moved(from: &str, to: &str) { es: "movió a {{subject}} de {from} a {to}", en: "moved {{subject}} from {from} to {to}" }
    person_deactivated { es: "desactivó a {subject}", en: "deactivated {subject}" }
    person_reactivated(area: &str) { es: "reactivó a {{subject}} en {area}", en: "reactivated {{subject}} in {area}" }
    field_name { es: "nombre", en: "name" }
    field_email { es: "correo", en: "e-mail" }
    field_employee_number { es: "número", en: "number" }
    field_role { es: "puesto", en: "role" }
    field_manager { es: "jefatura", en: "manager" }
    field_hired_on { es: "ingreso", en: "hiring date" }
    field_language { es: "idioma", en: "language" }
    absence_set(days: &str) { es: "anotó una ausencia de {{subject}}: {days}", en: "noted leave of {{subject}}: {days}" }
    absence_changed(days: &str) { es: "cambió una ausencia de {{subject}}: {days}", en: "changed leave of {{subject}}: {days}" }
    absence_removed(days: &str) { es: "quitó una ausencia de {{subject}}: {days}", en: "removed leave of {{subject}}: {days}" }
    days(from: &str, to: &str) { es: "del {from} al {to}", en: "{from} to {to}" }
    days_open(from: &str) { es: "desde el {from}", en: "from {from}" }

    area_created(parent: &str) { es: "creó el área {{subject}} en {parent}", en: "created the area {{subject}} in {parent}" }
    area_renamed(from: &str, to: &str) { es: "cambió el nombre del área {from} a {to}", en: "renamed the area {from} to {to}" }
    area_moved(from: &str, to: &str) { es: "movió el área {{subject}} de {from} a {to}", en: "moved the area {{subject}} from {from} to {to}" }
    area_external { es: "marcó el área {subject} como externa", en: "marked the area {subject} as external" }
    area_internal { es: "marcó el área {subject} como de la casa", en: "marked the area {subject} as of the house" }
    area_archived(name: &str) { es: "archivó el área {name}", en: "archived the area {name}" }
    role_created(title: &str) { es: "agregó el puesto {title} en {{subject}}", en: "added the role {title} in {{subject}}" }
    role_renamed(from: &str, to: &str) { es: "cambió el puesto {from} a {to} en {{subject}} y debajo", en: "renamed the role {from} to {to} in {{subject}} and under it" }
    role_removed(title: &str) { es: "quitó el puesto {title} de {{subject}}", en: "removed the role {title} from {{subject}}" }
    lead_set(area: &str) { es: "nombró a {{subject}} responsable de {area}", en: "made {{subject}} lead of {area}" }
    lead_removed(area: &str) { es: "quitó a {{subject}} como responsable de {area}", en: "took the lead of {area} from {{subject}}" }
    stand_in_set(area: &str) { es: "nombró a {{subject}} subrogante en {area}", en: "made {{subject}} stand in for {area}" }
    stand_in_removed(area: &str) { es: "quitó a {{subject}} como subrogante en {area}", en: "ended {{subject}} standing in for {area}" }

    people_imported(new: &str, changed: &str, moved: &str, gone: &str) { es: "importó un archivo de personas: {new} nuevas, {changed} cambiadas, {moved} movidas, {gone} desactivadas", en: "imported a people file: {new} new, {changed} changed, {moved} moved, {gone} deactivated" }
    people_exported { es: "exportó las personas", en: "exported the people" }
    export_acknowledgement { es: "exportó quiénes han confirmado la lectura", en: "exported who has acknowledged" }
    contributions_exported { es: "exportó los aportes", en: "exported the contributions" }
    statement_published(title: &str) { es: "publicó la declaración «{title}»", en: "published the statement “{title}”" }
    statement_retired(title: &str) { es: "retiró la declaración «{title}»", en: "retired the statement “{title}”" }
    statement_draft_discarded(title: &str) { es: "descartó el borrador de «{title}»", en: "discarded the draft of “{title}”" }
    experience_published(journey: &str, number: &str) { es: "publicó el recorrido «{journey}», versión {number}", en: "published the journey “{journey}”, version {number}" }
    experience_retired(journey: &str) { es: "retiró el recorrido «{journey}»", en: "retired the journey “{journey}”" }
    experience_draft_discarded(journey: &str) { es: "descartó el borrador del recorrido «{journey}»", en: "discarded the draft of the journey “{journey}”" }
    week_opened(week: &str) { es: "abrió la semana {week}", en: "opened week {week}" }
    pulse_opened(week: &str) { es: "abrió el período del pulso que empieza con la semana {week}", en: "opened the period of the pulse that begins with week {week}" }
    pulse_closed(week: &str) { es: "cerró el período del pulso que empezó con la semana {week} y destruyó su llave", en: "closed the period of the pulse that began with week {week} and destroyed its key" }
    pulse_lost(week: &str) { es: "cerró sin cifras el período del pulso que empezó con la semana {week}: su llave se había perdido", en: "closed without figures the period of the pulse that began with week {week}: its key was lost" }
    week_closed(week: &str) { es: "cerró la semana {week}", en: "closed week {week}" }
}
