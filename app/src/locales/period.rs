//! Alignment over a span: the parts counted of weeks beside those published of the pulse.

use super::plural;

texts! {
    tab { es: "Período", en: "Period" }
    nothing { es: "Todavía no cierra ningún período", en: "No period has closed yet" }
    nothing_text { es: "Las cifras del pulso aparecen cuando cierra el primer período de cuatro semanas, y ni un día antes. Mientras tanto, lo que se cuenta cada semana está en «Por área».", en: "The figures of the pulse appear when the first period of four weeks closes, and not a day earlier. Meanwhile what is counted every week is under “By area”." }
    period(n: i32, weeks: &str) { es: "Período {n} · semanas {weeks}", en: "Period {n} · weeks {weeks}" }
    period_short(n: i32) { es: "P{n}", en: "P{n}" }
    period_label { es: "Período", en: "Period" }
    over_label { es: "Cuánto se mira", en: "How far back" }
    over_period { es: "Este período", en: "This period" }
    over_quarter { es: "Trimestre: los tres últimos", en: "Quarter: the last three" }
    over_year { es: "Año: los trece últimos", en: "Year: the last thirteen" }
    show { es: "Mostrar", en: "Show" }
    running(n: i32) { es: "El período {n} está abierto: de su pulso no se sabe nada hasta que cierre.", en: "Period {n} is open: nothing is known of its pulse until it closes." }
    lost { es: "La llave de este período se perdió antes de cerrar: su pulso no tiene cifras ni las tendrá.", en: "The key of this period was lost before it closed: its pulse has no figures and never will." }
    report { es: "Informe para el directorio", en: "Report for the board" }

    by_area { es: "Por área", en: "By area" }
    headline { es: "Alineamiento", en: "Alignment" }
    headline_breaks { es: "Alinea\u{ad}miento", en: "Align\u{ad}ment" }
    headline_how { es: "El promedio simple de participación, lectura, cobertura, lo vivido, «la conozco», «la creo», «la vivo» y «puedo resolver», tal como se muestran. Si falta una de las ocho partes, no hay cifra.", en: "The plain mean of participation, acknowledgement, coverage, lived, “know it”, “believe it”, “live it” and “may act”, as they are shown. If one of the eight parts is missing, there is no figure." }
    no_headline { es: "Sin cifra: falta alguna de sus partes", en: "No figure: one of its parts is missing" }
    gap { es: "Brecha", en: "Gap" }
    gap_note { es: "Brecha entre decir y hacer: «la creo» menos «la vivo», en puntos.", en: "Say–do gap: “believe” less “live”, in points." }
    know { es: "La conozco", en: "Know it" }
    believe { es: "La creo", en: "Believe it" }
    live { es: "La vivo", en: "Live it" }
    act { es: "Puedo resolver", en: "May act" }
    recommend { es: "La recomen\u{ad}daría", en: "Recom\u{ad}mend" }
    hidden { es: "No se muestra, para proteger la confidencialidad", en: "Not shown, to protect confidentiality" }
    more(n: i32) { es: "{n} más que antes", en: "{n} more than before" }
    less(n: i32) { es: "{n} menos que antes", en: "{n} less than before" }
    same { es: "igual que antes", en: "as before" }
    note { es: "De 0 a 100. Lo contado reúne todas las semanas del tramo. Del pulso, la cifra de grupos pequeños va redondeada a decenas o a múltiplos de cinco, y nunca baja de 10 ni pasa de 90. Lo rayado no se muestra: son menos de cinco respuestas, o restando se llegaría a menos de cinco.", en: "From 0 to 100. What is counted takes all weeks of the span together. Of the pulse, the figure of small groups is rounded to tens or fives, and it is never below 10 or above 90. What is hatched is not shown: it is fewer than five answers, or subtracting would lead to fewer than five." }
    counted { es: "Contado cada semana", en: "Counted every week" }
    published { es: "Del pulso, confidencial", en: "Of the pulse, confidential" }

    parts { es: "De qué está hecho", en: "What it is made of" }
    part { es: "Parte", en: "Part" }
    figure { es: "Cifra", en: "Figure" }
    against_before { es: "Frente a antes", en: "Against before" }
    against_whole { es: "Frente a la organización", en: "Against the organisation" }
    course { es: "Período a período", en: "Period by period" }
    points(n: i32) { es: "{n} puntos", en: "{n} points" }
    n_of(num: &str, den: &str) { es: "{num} de {den}", en: "{num} of {den}" }
    beside { es: "Se muestra al lado; no entra en el alineamiento", en: "Shown beside; not part of alignment" }

    trend { es: "Cómo ha ido", en: "How it went" }
    trend_text { es: "Los números marcan lo que se publicó.", en: "The numbers mark what was published." }
    trend_line(item: &str, first: &str, last: &str) { es: "{item}: de {first} a {last}", en: "{item}: from {first} to {last}" }
    marks { es: "Lo que se publicó mientras tanto", en: "What was published meanwhile" }
    mark_statement(kind: &str, n: i32) { es: "{kind}, versión {n}", en: "{kind}, version {n}" }
    mark_journey(name: &str, n: i32) { es: "Recorrido {name}, versión {n}", en: "Journey {name}, version {n}" }
    marks_more(n: i64) { es => plural(n, "Uno más", "{n} más"), en => plural(n, "One more", "{n} more") }
    organisation { es: "Organización", en: "Organisation" }

    look_first { es: "Dónde mirar primero", en: "Where to look first" }
    look_nothing { es: "Nada se ha separado: lo que se cree, se declara y se vive va junto.", en: "Nothing has drifted apart: what is believed, declared and lived goes together." }
    look_rules { es: "Por qué estas líneas", en: "Why these lines" }
    look_rules_text { es: "Se listan las áreas donde lo prometido y lo vivido más se separan: «la creo» supera a «la vivo» en 15 puntos o más; una cifra bajó 15 puntos o más frente al tramo anterior; o se vive menos de la mitad de lo que se declara. De un área y las que tiene debajo se nombra una. Se calcula solo con cifras que se muestran.", en: "Areas are listed where promise and practice drift apart most: “believe it” is 15 points or more above “live it”; a figure fell by 15 points or more against the span before; or fewer than half of what is declared is lived. Of an area and those under it one is named. It is worked out of figures that are shown, and of nothing else." }
    why_unlived(believe: u8, live: u8) { es: "se cree {believe} y se vive {live}: conversar qué impide vivirlo.", en: "is believed at {believe} and lived at {live}: talk about what keeps it from being lived." }
    why_fell(part: &str, before: u8, now: u8) { es: "{part} bajó de {before} a {now} frente al tramo anterior.", en: "{part} fell from {before} to {now} against the span before." }
    why_claimed(lived: i64, declared: i64) { es: "vivió {lived} de los {declared} puntos de contacto que declara, en las últimas cuatro semanas.", en: "lived {lived} of the {declared} touchpoints that it declares, in the last four weeks." }

    find_hidden { es: "De este grupo no se puede mostrar nada del pulso.", en: "Of this group nothing of the pulse can be shown." }
    find_gap(n: i32) { es: "Se cree más de lo que se vive: {n} puntos de brecha.", en: "More is believed than lived: a gap of {n} points." }
    find_act { es: "Se vive lo prometido, pero cuesta resolver.", en: "What is promised is lived, but one is not free to act." }
    find_unknown { es: "Falta que la experiencia se conozca.", en: "The experience is not known well enough." }
    find_even { es: "Lo que se cree y lo que se vive van juntos.", en: "What is believed and what is lived go together." }

    csv_file(period: &str) { es: "alineamiento-{period}.csv", en: "alignment-{period}.csv" }
    csv_period { es: "período", en: "period" }
    csv_over { es: "períodos", en: "periods" }
    csv_path { es: "ruta", en: "path" }
    csv_item { es: "parte", en: "part" }
    csv_value { es: "cifra", en: "figure" }
    csv_before { es: "antes", en: "before" }
    csv_num { es: "numerador", en: "numerator" }
    csv_den { es: "denominador", en: "denominator" }
}

/// What one figure is made of.
pub mod behind {
    use super::plural;

    texts! {
        title(part: &str, area: &str) { es: "{part} · {area}", en: "{part} · {area}" }
        of_pulse { es: "De las respuestas no queda nada más que esta cifra: se borraron al cerrar el período. Lo que sigue es lo que el área declaró y contó en las mismas semanas, para entenderla.", en: "Of the answers nothing is left but this figure: they were deleted when the period closed. What follows is what the area declared and told in the same weeks, to understand it by." }
        of_headline { es: "Promedio simple de ocho partes", en: "Plain mean of eight parts" }
        of_count(num: &str, den: &str) { es: "{num} de {den}, en todas las semanas del tramo", en: "{num} of {den}, over all weeks of the span" }
        before(n: u8) { es: "Antes: {n}", en: "Before: {n}" }
        organisation(n: u8) { es: "Organización: {n}", en: "Organisation: {n}" }
        below { es: "Por área", en: "By area" }
        touchpoints { es: "Puntos de contacto que declara", en: "Touchpoints that it declares" }
        touchpoints_none { es: "El área no declara ningún punto de contacto.", en: "The area declares no touchpoint." }
        contributions { es: "Aportes", en: "Contributions" }
        contributions_none { es: "Nadie del área tiene un aporte confirmado.", en: "Nobody of the area has a confirmed contribution." }
        all_contributions { es: "Ver todos los aportes", en: "See all contributions" }
        work(n: i32) { es: "Lo que se hizo en la semana {n}", en: "What was done in week {n}" }
        work_by_name { es: "Con nombre, porque así se escribieron: que se miró queda en el registro.", en: "By name, since they were written so: that they were looked at is recorded." }
        work_examples { es: "Solo lo que sus autores dejan mostrar como ejemplo, sin nombre.", en: "Only what its authors let be shown as an example, without names." }
        work_none { es: "No hay nada que se pueda mostrar de esa semana.", en: "There is nothing of that week that can be shown." }
        other_weeks { es: "Otras semanas", en: "Other weeks" }
        roll(n: i32) { es: "Quién envió en la semana {n}", en: "Who sent in week {n}" }
        statements { es: "Qué declaraciones se han confirmado", en: "Which statements have been acknowledged" }
        coverage { es: "Cobertura del área", en: "Coverage of the area" }
        stale { es: "Sin reconfirmar", en: "Stale" }
        left(n: i64) { es => plural(n, "y uno más", "y {n} más"), en => plural(n, "and one more", "and {n} more") }
        back { es: "Período", en: "Period" }
    }
}

/// The board's report.
pub mod report {
    use super::plural;

    texts! {
        title { es: "Alineamiento con la experiencia prometida", en: "Alignment with the promised experience" }
        of(organisation: &str) { es: "Informe de {organisation}", en: "Report of {organisation}" }
        in_other_language { es: "In English", en: "En español" }
        back { es: "Volver al período", en: "Back to the period" }
        promise { es: "Lo que prometemos", en: "What we promise" }
        summary { es: "En una página", en: "On one page" }
        people(n: i64) { es => plural(n, "una persona", "{n} personas"), en => plural(n, "one person", "{n} people") }
        sentence(headline: u8) { es: "El alineamiento del tramo es {headline} de 100.", en: "Alignment over the span is {headline} of 100." }
        sentence_none { es: "El alineamiento del tramo no tiene cifra: falta alguna de sus partes.", en: "Alignment over the span has no figure: one of its parts is missing." }
        change_up(n: i32) {
            es => plural(i64::from(n), "Subió un punto frente al tramo anterior.", "Subió {n} puntos frente al tramo anterior."),
            en => plural(i64::from(n), "It rose by one point against the span before.", "It rose by {n} points against the span before."),
        }
        change_down(n: i32) {
            es => plural(i64::from(n), "Bajó un punto frente al tramo anterior.", "Bajó {n} puntos frente al tramo anterior."),
            en => plural(i64::from(n), "It fell by one point against the span before.", "It fell by {n} points against the span before."),
        }
        change_none { es: "Está igual que en el tramo anterior.", en: "It is as in the span before." }
        areas { es: "Las áreas", en: "The areas" }
        areas_text { es: "Las áreas directamente debajo, cada una con todo lo que tiene a su cargo.", en: "The areas directly below, each with everything under it." }
        method { es: "Cómo se cuenta", en: "How it is counted" }
        made(date: &str) { es: "Hecho el {date} con Hilo.", en: "Made on {date} with Hilo." }
        confidential { es: "Del pulso se publica una cifra por área y pregunta, solo si hay al menos cinco respuestas y si restando unas cifras de otras tampoco se llega a menos de cinco. Las respuestas se borraron y su llave se destruyó al cerrar cada período.", en: "Of the pulse one figure is published per area and question, only if there are at least five answers and if subtracting figures from each other does not lead to fewer than five either. The answers were deleted and their key was destroyed when each period closed." }
    }
}
