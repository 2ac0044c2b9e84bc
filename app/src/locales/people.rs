//! People: the list, one person, forms, leave, grants, invitations.

use super::{counted, plural};
use hilo_domain::lang::Lang;

texts! {
    title { es: "Personas", en: "People" }
    count(n: i64) {
        es => counted(Lang::Es, n, "Una persona", "{n} personas"),
        en => counted(Lang::En, n, "One person", "{n} people"),
    }
    new_person { es: "Nueva persona", en: "New person" }
    import { es: "Importar", en: "Import" }
    search { es: "Nombre, correo o número", en: "Name, e-mail or number" }
    area { es: "Área", en: "Area" }
    all_areas { es: "Todas", en: "All" }
    state { es: "Estado", en: "State" }
    state_active { es: "Activas", en: "Active" }
    state_leave { es: "Ausentes hoy", en: "Away today" }
    state_no_password { es: "Sin contraseña", en: "Without a password" }
    state_gone { es: "Desactivadas", en: "Deactivated" }
    state_all { es: "Todas", en: "All" }
    clear_filters { es: "Quitar filtros", en: "Clear filters" }
    name { es: "Nombre", en: "Name" }
    role { es: "Puesto", en: "Role" }
    none_title { es: "Nadie coincide con esto", en: "Nobody matches" }
    none_text { es: "Probar con menos letras, otra área u otro estado.", en: "Try fewer letters, another area or another state." }
    badge_leads { es: "responsable", en: "leads" }
    badge_away { es: "ausente", en: "away" }
    badge_gone { es: "desactivada", en: "deactivated" }
    badge_invited { es: "invitada", en: "invited" }
    badge_not_invited { es: "sin invitar", en: "not invited" }
    choose(name: &str) { es: "Marcar a {name}", en: "Select {name}" }
    invite { es: "Invitar", en: "Invite" }
    invite_selected { es: "Descargar enlaces para las marcadas", en: "Download links for those selected" }
    invite_all { es: "Invitar a todas", en: "Invite all of them" }

    invitations_title { es: "Invitar a quienes no tienen contraseña", en: "Invite those without a password" }
    invitations_lede(hours: i64) {
        es => format!("Cada persona recibe un enlace propio, de un solo uso, que dura {}. El archivo los trae todos: entregar cada uno solo a su dueña o dueño, y borrar el archivo después.", plural(hours, "una hora", "{n} horas")),
        en => format!("Everybody gets a link of their own, good once and for {}. The file holds them all: hand each one to its owner alone, and delete the file afterwards.", plural(hours, "one hour", "{n} hours")),
    }
    invitations_count(n: i64) {
        es => counted(Lang::Es, n, "Una persona recibiría un enlace.", "{n} personas recibirían un enlace."),
        en => counted(Lang::En, n, "One person would get a link.", "{n} people would get a link."),
    }
    invitations_void { es: "Los enlaces anteriores de estas personas dejan de servir.", en: "Earlier links of these people stop working." }
    invitations_none_title { es: "Nadie espera una invitación", en: "Nobody waits for an invitation" }
    invitations_none_text { es: "Todas las personas activas que tienen correo o número ya tienen contraseña.", en: "Everybody active with an e-mail or number has a password already." }
    invitations_download { es: "Crear y descargar los enlaces", en: "Make and download the links" }
    csv_name { es: "nombre", en: "name" }
    csv_login { es: "entra_con", en: "signs_in_with" }
    csv_link { es: "enlace", en: "link" }
    csv_expires { es: "sirve_hasta", en: "good_until" }
    csv_file { es: "invitaciones", en: "invitations" }

    in_area(role: &str, area: &str) { es: "{role} en {area}", en: "{role} in {area}" }
    path { es: "Ruta", en: "Path" }
    facts { es: "Datos", en: "Facts" }
    email { es: "Correo", en: "E-mail" }
    employee_number { es: "Número de empleado", en: "Employee number" }
    manager { es: "Jefatura", en: "Manager" }
    hired_on { es: "Ingreso", en: "Hired on" }
    responsible { es: "Su responsable", en: "Their lead" }
    stand_in { es: "subrogante", en: "stand-in" }
    leads { es: "Responsable de", en: "Leads" }
    unknown { es: "sin dato", en: "not known" }
    nobody { es: "nadie todavía", en: "nobody yet" }
    you { es: "Así se ve la página propia. Los demás ven nombre, área y puesto.", en: "This is your own page. Others see name, area and role." }

    history { es: "Dónde ha trabajado", en: "Where they have worked" }
    history_gone { es: "Desactivada", en: "Deactivated" }

    leave { es: "Ausencias", en: "Leave" }
    leave_hint { es: "Quien está ausente toda una semana no se espera en ella. No se pide el motivo.", en: "Whoever is away for all of a week is not expected in it. No reason is asked." }
    leave_none { es: "No hay ausencias anotadas.", en: "No leave is noted." }
    leave_from { es: "Primer día", en: "First day" }
    leave_to { es: "Último día", en: "Last day" }
    leave_to_hint { es: "Sin último día, vale hasta nuevo aviso.", en: "Without a last day it holds until further notice." }
    leave_add { es: "Anotar ausencia", en: "Note leave" }
    leave_span(from: &str, to: &str) { es: "{from} – {to}", en: "{from} – {to}" }
    leave_open(from: &str) { es: "Desde el {from}, hasta nuevo aviso", en: "From {from}, until further notice" }
    leave_now { es: "ahora", en: "now" }
    leave_change { es: "Cambiar", en: "Change" }
    leave_added { es: "Ausencia anotada.", en: "Leave noted." }
    leave_changed { es: "Ausencia cambiada.", en: "Leave changed." }
    leave_removed { es: "Ausencia quitada.", en: "Leave removed." }
    leave_past(n: i64) {
        es => plural(n, "Una anterior", "{n} anteriores"),
        en => plural(n, "One earlier", "{n} earlier"),
    }

    access { es: "Acceso", en: "Access" }
    access_ready { es: "Tiene contraseña.", en: "Has a password." }
    access_invited(when: &str) { es: "Invitada: el enlace sirve hasta el {when}.", en: "Invited: the link is good until {when}." }
    access_not_invited { es: "Todavía no tiene contraseña ni invitación.", en: "Has neither a password nor an invitation yet." }
    access_no_login { es: "Sin correo ni número no se puede entrar: agregar uno.", en: "Nobody gets in without an e-mail or number: add one." }
    access_admin { es: "Solo administración crea enlaces para quien administra.", en: "Only an admin makes links for an admin." }
    link_invite { es: "Crear invitación", en: "Make an invitation" }
    link_again { es: "Crear otra invitación", en: "Make another invitation" }
    link_reset { es: "Crear enlace de contraseña nueva", en: "Make a link for a new password" }
    link_title(name: &str) { es: "Un enlace para {name}", en: "A link for {name}" }
    link_lede_invite { es: "Con él elige su contraseña y entra. Se muestra solo esta vez.", en: "With it they choose a password and are in. It is shown only this once." }
    link_lede_reset { es: "Con él elige una contraseña nueva; sus sesiones se cierran. Se muestra solo esta vez.", en: "With it they choose a new password; their sessions end. It is shown only this once." }
    link_label { es: "Enlace, de un solo uso", en: "Link, good once" }
    link_hint { es: "Copiarlo y entregarlo solo a esta persona. Quien lo tiene, entra en su nombre.", en: "Copy it and hand it to this person alone. Whoever has it gets in as them." }
    link_signs_in { es: "Para entrar usa", en: "They sign in with" }
    link_expires { es: "Sirve hasta", en: "Good until" }
    link_back { es: "Listo, volver a la persona", en: "Done, back to the person" }

    grants { es: "Permisos", en: "Grants" }
    grants_none { es: "Ninguno además de lo que puede cualquiera.", en: "None beyond what everybody may." }
    grants_save { es: "Guardar permisos", en: "Save grants" }
    grants_saved { es: "Permisos guardados.", en: "Grants saved." }
    grant_leadership { es: "Gerencia", en: "Leadership" }
    grant_leadership_hint { es: "Escribe y publica declaraciones y la experiencia diseñada; ve las cifras de todas las áreas.", en: "Writes and publishes statements and the designed experience; sees the figures of every area." }
    grant_experience { es: "Equipo de experiencia", en: "Experience team" }
    grant_experience_hint { es: "Prepara los recorridos; ve las cifras de todas las áreas.", en: "Drafts journeys; sees the figures of every area." }
    grant_hr { es: "Recursos Humanos", en: "HR" }
    grant_hr_hint { es: "Mantiene personas y áreas; lee registros semanales; nunca ve respuestas confidenciales.", en: "Keeps people and areas; reads check-ins; never sees confidential answers." }
    grant_admin { es: "Administración", en: "Admin" }
    grant_admin_hint { es: "Configura, da permisos, mantiene personas y áreas. No lee registros semanales.", en: "Sets up, hands out grants, keeps people and areas. Reads no check-ins." }

    edit_title(name: &str) { es: "Cambiar a {name}", en: "Change {name}" }
    form_who { es: "Quién es", en: "Who it is" }
    form_where { es: "Dónde trabaja", en: "Where they work" }
    login_hint { es: "Para entrar se necesita al menos uno: correo o número.", en: "To sign in, at least one is needed: e-mail or number." }
    choose_area { es: "Elegir un área", en: "Choose an area" }
    role_hint { es: "El cargo, como se dice en la empresa. Uno nuevo se crea en el área.", en: "The job title, as the company says it. A new one is made in the area." }
    manager_hint { es: "Correo, número o nombre completo. No da permisos.", en: "E-mail, number or full name. It gives no rights." }
    move_hint { es: "Al cambiar de área o puesto, lo anterior queda en su historia y en las semanas que ya fueron.", en: "On a change of area or role, what was stays in their history and in the weeks that were." }
    language { es: "Idioma", en: "Language" }
    language_default { es: "El del navegador", en: "The browser's" }
    create { es: "Crear persona", en: "Create the person" }
    created(name: &str) { es: "{name} ya está en Hilo. Falta su invitación.", en: "{name} is in Hilo now. The invitation comes next." }
    changed { es: "Cambios guardados.", en: "Changes saved." }

    deactivate { es: "Desactivar", en: "Deactivate" }
    deactivate_title(name: &str) { es: "¿Desactivar a {name}?", en: "Deactivate {name}?" }
    deactivate_text { es: "Sus sesiones se cierran ahora, ya no podrá entrar ni se espera su registro. Lo que hizo se conserva.", en: "Their sessions end now, they can no longer sign in and no check-in is expected of them. What they did is kept." }
    deactivate_leads(areas: &str) { es: "Deja de ser responsable de: {areas}.", en: "They no longer lead: {areas}." }
    deactivate_grants(grants: &str) { es: "Pierde estos permisos: {grants}.", en: "They lose these grants: {grants}." }
    deactivated(name: &str) { es: "{name} ya no tiene acceso a Hilo.", en: "{name} is no longer active in Hilo." }
    reactivate { es: "Reactivar", en: "Reactivate" }
    reactivate_title(name: &str) { es: "¿Dónde vuelve a trabajar {name}?", en: "Where does {name} work from now on?" }
    reactivate_text { es: "Entra con la contraseña que tenía. Los permisos de antes no vuelven por sí solos.", en: "They sign in with the password they had. Grants of before do not come back by themselves." }
    reactivated(name: &str) { es: "{name} está de vuelta en Hilo.", en: "{name} is active again." }
    in_audit { es: "En el registro de auditoría", en: "In the audit log" }
}
