//! Check-ins as those read them to whom they were written.

use super::plural;

texts! {
    title { es: "Mi equipo", en: "My team" }
    title_all { es: "Registros semanales", en: "Weekly check-ins" }
    participation { es: "Participación", en: "Participation" }
    to_read(n: i64) { es => plural(n, "Un registro por leer", "{n} registros por leer"), en => plural(n, "One check-in to read", "{n} check-ins to read") }
    all_read { es: "Todo leído", en: "All read" }
    nothing_to_read { es: "Nada por leer todavía", en: "Nothing to read yet" }
    nothing_sent { es: "Todavía nadie ha enviado", en: "Nobody has sent yet" }
    sent_of(sent: i64, expected: i64) { es: "{sent} de {expected} enviaron", en: "{sent} of {expected} have sent" }
    sent_to_me(sent: i64, all: i64) { es: "De quienes me escriben, {sent} de {all} enviaron", en: "Of those who write to you, {sent} of {all} have sent" }
    onward(week: &str, n: i64) {
        es => plural(n, &format!("Sigue: {week}, uno por leer"), &format!("Sigue: {week}, {{n}} por leer")),
        en => plural(n, &format!("Next: {week}, one to read"), &format!("Next: {week}, {{n}} to read")),
    }
    attributed { es: "Esta página dice quién envió y quién no. Queda anotado que se miró.", en: "This page says who has sent and who has not. That it was looked at is recorded." }
    counts_only { es: "Cuántos enviaron, por área, y lo que sus autores dejan mostrar como ejemplo.", en: "How many have sent, by area, and what its authors let be shown as an example." }
    weeks { es: "Semanas", en: "Weeks" }
    received { es: "Registros", en: "Check-ins" }
    missing(n: i64) { es => plural(n, "Falta una persona", "Faltan {n} personas"), en => plural(n, "One person is missing", "{n} people are missing") }
    nobody_expected { es: "Aquí no se espera a nadie más.", en: "Nobody else is expected here." }
    nobody_missing { es: "No falta nadie.", en: "Nobody is missing." }
    and_more(n: i64) { es: "y {n} más", en: "and {n} more" }
    late { es: "tarde", en: "late" }
    late_count(n: i64) { es => plural(n, "uno tarde", "{n} tarde"), en => plural(n, "one late", "{n} late") }
    unread { es: "por leer", en: "unread" }
    with_note { es: "con nota", en: "with a note" }
    areas { es: "Por área", en: "By area" }
    areas_note { es: "Todas las personas que se esperan, también quien las lidera: cada área con lo que depende de ella.", en: "Everybody who is expected, leads too: each area with what is under it." }
    area { es: "Área", en: "Area" }
    sent { es: "Enviaron", en: "Sent" }
    expected { es: "Se esperan", en: "Expected" }
    examples { es: "Ejemplos", en: "Examples" }
    no_weeks_title { es: "Todavía no hay semanas", en: "No weeks yet" }
    no_weeks_text { es: "Cuando abra la primera, aquí se verá quién envió.", en: "Once the first one opens, this shows who has sent." }

    letter_title(name: &str) { es: "Registro de {name}", en: "{name}'s check-in" }
    sent_at(when: &str) { es: "Enviado el {when}", en: "Sent {when}" }
    looked { es: "Su autor ve que se abrió y cuándo.", en: "Its author sees that it was opened, and when." }
    note { es: "Nota", en: "Note" }
    note_private { es: "Escrita para quien la lee ahora; nadie más la ve.", en: "Written to whoever reads it now; nobody else sees it." }
    entries { es: "Lo que hizo", en: "What was done" }
    changed { es: "Cambió desde que se leyó.", en: "It changed since it was read." }
    answered { es: "Hay una respuesta nueva desde que se leyó.", en: "There is a new answer since it was read." }
    mark_read { es: "Marcar como leído", en: "Mark as read" }
    mark_read_next { es: "Leído, y el siguiente", en: "Read, and the next" }
    next { es: "El siguiente por leer", en: "The next unread" }
    is_read(when: &str) { es: "Leído el {when}", en: "Read {when}" }
    answer { es: "Respuesta", en: "Answer" }
    answer_hint(name: &str) { es: "La leerá {name}. Al enviarla, el registro queda leído.", en: "{name} will read it. Sending it marks the check-in as read." }
    flash_read { es: "Marcado como leído.", en: "Marked as read." }
    flash_all_read(number: i32) { es: "Semana {number}: todo leído.", en: "Week {number}: all read." }
}
