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
    attributed { es: "Esta página dice quién envió y quién no: lo ven, por su nombre, quienes lideran el área o más arriba, y Recursos Humanos. Queda anotado que se miró. Quién respondió el pulso no lo sabe nadie.", en: "This page says who has sent and who has not: the leads of the area and above and HR see it by name. That it was looked at is recorded. Who has answered the pulse, nobody knows." }
    counts_only { es: "Cuántos enviaron, por área, y lo que sus autores dejan mostrar como ejemplo.", en: "How many have sent, by area, and what its authors let be shown as an example." }
    weeks { es: "Semanas", en: "Weeks" }
    received { es: "Registros", en: "Check-ins" }
    waiting { es: "Por leer", en: "To read" }
    read { es: "Leídos", en: "Read" }
    remind { es: "Recordar", en: "Remind" }
    reminded { es: "Recordatorio enviado", en: "Reminded" }
    out_of_reach { es: "No está en estos días", en: "Not there these days" }
    flash_reminded { es: "Recordatorio enviado: aparece en su primera página.", en: "Reminded: it is on their first page." }
    flash_reminded_before { es: "Ya se había recordado esta semana.", en: "They were reminded of this week before." }
    flash_sent_meanwhile { es: "Ya envió su registro.", en: "They have sent their check-in meanwhile." }
    flash_out_of_reach { es: "No está en estos días: no se le recuerda.", en: "They are not there these days: nothing was sent." }

    decide_in(n: i64) { es => plural(n, "un aporte", "{n} aportes"), en => plural(n, "one contribution", "{n} contributions") }
    decide_all { es: "Ver todos los aportes", en: "See all contributions" }

    talk { es: "Para la próxima conversación", en: "For the next conversation" }
    talk_note(name: &str) { es: "Responder a {name}", en: "Answer {name}" }
    talk_note_why { es: "Escribió algo que todavía no se lee. De lo que espera, es lo más antiguo.", en: "They wrote something that has not been read yet. Of what waits, it has waited longest." }
    talk_unlived(touchpoint: &str) { es: "¿Qué pasa con «{touchpoint}»?", en: "What is happening with “{touchpoint}”?" }
    talk_unlived_why { es: "El área lo declara y nadie lo vivió en las últimas cuatro semanas cerradas.", en: "The area declares it, and nobody lived it in the last four closed weeks." }
    talk_truth_why { es: "Es un momento de la verdad: el área lo declara y nadie lo vivió en las últimas cuatro semanas cerradas.", en: "It is a moment of truth: the area declares it, and nobody lived it in the last four closed weeks." }
    talk_gap { es: "¿Qué nos impide vivir aquello en lo que creemos?", en: "What keeps us from living what we believe in?" }
    talk_gap_why(n: i32) { es: "Según lo publicado del pulso, en el área se cree en lo que prometemos {n} puntos más de lo que se vive.", en: "By what was published of the pulse, the area believes in what we promise {n} points more than it lives it." }
    talk_act { es: "¿Qué quisiéramos poder decidir, y no podemos?", en: "What would we like to decide, and may not?" }
    talk_act_why(n: u8) { es: "De lo publicado del pulso del área, poder resolver es lo más bajo: {n} de 100.", en: "Of what was published of the area's pulse, being free to act is lowest: {n} of 100." }
    talk_thank(name: &str) { es: "Agradecer a {name}", en: "Thank {name}" }
    talk_thank_why(touchpoint: &str) { es: "Contó lo que hizo en «{touchpoint}» y deja mostrarlo como ejemplo. Nadie ha respondido todavía.", en: "They told what they did at “{touchpoint}” and let it be shown as an example. Nobody has answered yet." }
    talk_stale(title: &str, touchpoint: &str) { es: "¿Sigue siendo cierto lo de «{title}» en «{touchpoint}»?", en: "Does what “{title}” contributes at “{touchpoint}” still hold?" }
    talk_stale_why { es: "Cambió el sentido de lo que sostiene ese aporte, y alguien del puesto tiene que confirmarlo otra vez.", en: "The meaning of what that contribution rests on has changed, and somebody of the role has to confirm it again." }
    talk_nothing { es: "¿Qué salió bien esta semana?", en: "What went well this week?" }
    talk_nothing_why { es: "Nada pide una conversación en particular.", en: "Nothing asks for a conversation in particular." }
    talk_read { es: "Leer el registro", en: "Read the check-in" }
    talk_coverage { es: "Punto por punto", en: "Touchpoint by touchpoint" }
    talk_pulse { es: "El pulso del área", en: "The area's pulse" }
    talk_contribution { es: "Ver el aporte", en: "See the contribution" }
    talk_how { es: "Cómo se elige", en: "How it is chosen" }
    talk_how_text {
        es: "Lo primero que se cumpla, en este orden: algo escrito que espera, lo más antiguo; un punto de contacto declarado que nadie vivió en cuatro semanas, antes un momento de la verdad; una brecha de 10 puntos o más entre creer y vivir; que poder resolver sea lo más bajo, con al menos otras dos cifras; un ejemplo que nadie ha respondido; un aporte por reconfirmar. Del pulso cuenta solo lo publicado.",
        en: "The first that holds, in this order: something written that waits, the oldest; a touchpoint that is declared and that nobody lived in four weeks, a moment of truth before others; a gap of 10 points or more between believing and living; being free to act as the lowest, of at least three figures; an example that nobody has answered; a contribution to be confirmed again. Of the pulse only what was published counts.",
    }

    standing(area: &str) { es: "Cómo va {area}", en: "How {area} is doing" }
    standing_pulse(n: i32) { es: "Pulso, período {n}", en: "Pulse, period {n}" }
    standing_headline { es: "En conjunto", en: "Overall" }
    standing_headline_how { es: "En conjunto: la media de las ocho partes en las semanas del período, si las ocho se muestran. Recomendar queda aparte.", en: "Overall: the mean of the eight parts over the weeks of the period, if all eight are shown. Recommending stands beside." }
    standing_no_headline { es: "Sin cifra: falta alguna de sus partes", en: "No figure: one of its parts is missing" }
    standing_none { es: "Todavía no cierra ninguna semana.", en: "No week has closed yet." }
    standing_no_pulse { es: "El pulso del área aparece cuando cierra el primer período de cuatro semanas.", en: "The area's pulse appears when the first period of four weeks closes." }
    standing_more { es: "Todo el alineamiento", en: "All of the alignment" }
    standing_others { es: "También:", en: "Also:" }
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
