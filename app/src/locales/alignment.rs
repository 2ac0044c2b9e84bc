//! Alignment by area.

use super::plural;
use hilo_domain::lang::Lang;

texts! {
    title { es: "Alineamiento", en: "Alignment" }
    views { es: "Vistas de alineamiento", en: "Views of alignment" }
    by_area { es: "Por área", en: "By area" }
    coverage { es: "Cobertura", en: "Coverage" }
    leadership { es: "La gerencia", en: "Leadership" }

    nothing_yet { es: "Todavía no hay semanas", en: "No weeks yet" }
    nothing_yet_text { es: "Las cifras aparecen cuando se abre la primera semana de registros y quedan fijas cuando se cierra.", en: "Figures appear when the first week of check-ins opens, and are fixed when it closes." }

    week_n(n: i32) { es: "Semana {n}", en: "Week {n}" }
    week_running(n: i32) { es: "Semana {n} · en curso", en: "Week {n} · running" }
    week_dates(n: i32, dates: &str) { es: "Semana {n} · {dates}", en: "Week {n} · {dates}" }
    week_label { es: "Semana", en: "Week" }
    show_week { es: "Ver", en: "Show" }
    closed_on(when: &str) { es: "cerrada el {when}", en: "closed on {when}" }
    closes_on(when: &str) { es: "en curso, cierra el {when}", en: "running, closes on {when}" }
    running_note { es: "Semana en curso: se cuenta lo enviado hasta este momento. Lo vivido mira las cuatro últimas semanas cerradas.", en: "This week is still running: what was sent up to now is counted. What is lived looks at the four weeks last closed." }
    to_running { es: "Ver la semana en curso", en: "See the running week" }

    participation { es: "Participación", en: "Participation" }
    acknowledgement { es: "Lectura", en: "Acknowledgement" }
    coverage_part { es: "Cobertura", en: "Coverage" }
    lived { es: "Vivido", en: "Lived" }
    participation_breaks { es: "Partici\u{ad}pación", en: "Partici\u{ad}pation" }
    acknowledgement_breaks { es: "Lectura", en: "Acknowl\u{ad}edgement" }
    coverage_breaks { es: "Cober\u{ad}tura", en: "Coverage" }

    find_all_well { es: "Lo que prometemos se lee, se asume y se vive.", en: "What we promise is read, taken on and lived." }
    find_even(low: u8, high: u8) { es: "Las partes van parejas: entre {low} y {high}.", en: "The parts keep pace: between {low} and {high}." }
    find_nothing { es: "Todavía no hay nada que medir.", en: "There is nothing to measure yet." }
    find_unpublished { es: "Falta lo primero: publicar lo que somos.", en: "What comes first is missing: publishing who we are." }
    find_unread { es: "Lo publicado todavía no se lee, no se declara y no se cuenta.", en: "What is published is not read, declared or told yet." }
    strong_participation { es: "La semana se cuenta.", en: "People tell their week." }
    strong_acknowledgement { es: "Lo que prometemos se lee.", en: "What we promise is read." }
    strong_coverage { es: "Cada puesto sabe qué aporta.", en: "Every role knows what it contributes." }
    strong_lived { es: "Lo declarado se vive.", en: "What is declared is lived." }
    lack_participation { es: "Lo que falta es contarlo cada semana.", en: "What is missing is telling it every week." }
    lack_acknowledgement { es: "Lo que falta es leerlo.", en: "What is missing is reading it." }
    lack_coverage { es: "Lo que falta es que cada puesto diga qué aporta.", en: "What is missing is each role saying what it contributes." }
    lack_lived { es: "Lo que falta es vivirlo.", en: "What is missing is living it." }
    how_heading { es: "Cómo se elige el título", en: "How the heading is chosen" }
    how_heading_text {
        es: "Con todas las partes en cero, falta lo primero: publicar, o leer lo publicado. Con todas en 82 o más, nada falta. Con menos de 10 puntos entre la mejor y la peor, van parejas. Si no, falta la peor; la mejor se nombra desde 70. Si dos empatan como peores, falta la que viene después: cada parte descansa en las anteriores.",
        en: "With every part at zero, what comes first is missing: publishing, or reading what is published. With every part at 82 or more, nothing is missing. With fewer than 10 points between the best and the worst, they keep pace. Otherwise the worst is what is missing; the best is named from 70 on. Of two equally bad ones the later is missing: each part rests on those before it.",
    }

    of_100 { es: "de 100", en: "of 100" }
    no_figure { es: "Sin cifra: no hay nada que medir", en: "No figure: there is nothing to measure" }
    n_of(num: &str, den: &str) { es: "{num} de {den}", en: "{num} of {den}" }
    spark(weeks: i64, from: u8, to: u8) {
        es => plural(weeks, &format!("una semana: {to}"), &format!("{{n}} semanas: de {from} a {to}")),
        en => plural(weeks, &format!("one week: {to}"), &format!("{{n}} weeks: from {from} to {to}")),
    }
    late_n(n: i64) {
        es => plural(n, "uno llegó tarde y no cuenta", "{n} llegaron tarde y no cuentan"),
        en => plural(n, "one came late and does not count", "{n} came late and do not count"),
    }
    how { es: "Cómo se calcula", en: "How it is computed" }
    how_participation { es: "Registros enviados a tiempo ÷ personas esperadas. Se espera a quienes estaban activos cuando se abrió la semana, menos quienes tuvieron licencia durante toda ella. Lo que llega tarde nunca cuenta.", en: "Check-ins sent in time ÷ people expected. Expected are those who were active when the week opened, less those on leave for all of it. What comes late never counts." }
    how_acknowledgement { es: "Pares de persona y declaración vigente con lectura confirmada ÷ todos los pares. Si cambió el sentido, hay que confirmar de nuevo. Cuentan las personas activas al abrirse la semana.", en: "Pairs of a person and a current statement that were acknowledged ÷ all such pairs. A change of meaning asks again. Those who were active when the week opened count." }
    how_coverage { es: "Personas cuyo puesto tiene al menos un aporte confirmado y vigente ÷ personas. Un aporte vale para su puesto en el área donde se declaró y en todas las que dependen de ella.", en: "People whose role has at least one confirmed, fresh contribution ÷ people. A contribution holds for its role in the area where it was declared and in all under it." }
    how_lived { es: "Puntos de contacto declarados en el área con algún registro en las últimas cuatro semanas cerradas ÷ puntos de contacto declarados. Cada uno se cuenta una vez, por muchas áreas que lo declaren.", en: "Touchpoints declared in the area that somebody wrote of in the last four closed weeks ÷ touchpoints declared. Each counts once, however many areas declare it." }
    made_participation { es: "Quién respondió", en: "Who has checked in" }
    made_participation_areas { es: "Por área", en: "By area" }
    made_acknowledgement { es: "Quién leyó qué", en: "What was read where" }
    made_coverage { es: "Los aportes", en: "The contributions" }
    made_lived { es: "Punto por punto", en: "Touchpoint by touchpoint" }

    area { es: "Área", en: "Area" }
    external { es: "externa", en: "external" }
    fold_area(name: &str) { es: "{name}, plegar", en: "{name}, fold" }
    unfold_area(name: &str) { es: "{name}, desplegar", en: "{name}, unfold" }
    unfold_all { es: "Desplegar todo", en: "Unfold all" }
    fold_all { es: "Plegar todo", en: "Fold all" }
    back_to_all { es: "Ver todo lo mío", en: "See all" }
    legend { es: "Escala", en: "Scale" }
    under_45 { es: "menos de 45", en: "under 45" }
    over_82 { es: "82 o más", en: "82 or more" }
    range(from: u8, to: u8) { es: "{from} a {to}", en: "{from} to {to}" }
    table_note { es: "Cada fila incluye todo lo que depende del área. Las áreas se muestran como eran al abrirse la semana.", en: "Each row includes everything under the area. Areas are shown as they were when the week opened." }
    to_period { es: "Con lo que dice el pulso, período a período", en: "With what the pulse says, period by period" }

    look_first { es: "Dónde mirar primero", en: "Where to look first" }
    look_nothing { es: "Nada salta a la vista esta semana.", en: "Nothing stands out this week." }
    look_more(n: i64) {
        es => plural(n, "Uno más", "{n} más"),
        en => plural(n, "One more", "{n} more"),
    }
    look_rules { es: "Qué entra en esta lista", en: "What makes this list" }
    look_rules_text {
        es: "En este orden: momentos de la verdad que ninguna área declara; áreas con personas y sin ningún aporte confirmado y vigente; participación que cae 10 puntos o más frente a las cuatro semanas anteriores juntas, en áreas que esperan a 5 personas o más; puntos de contacto declarados que nadie vivió en cuatro semanas; áreas que viven menos de la mitad de lo que declaran, desde dos puntos de contacto.",
        en: "In this order: moments of truth that no area declares; areas with people and no confirmed, fresh contribution; participation that fell by 10 points or more against the four weeks before taken together, in areas that expect at least 5 people; touchpoints that are declared and that nobody lived in four weeks; areas that live fewer than half of what they declare, from two touchpoints on.",
    }
    why_orphan { es: "es momento de la verdad y ninguna área lo declara.", en: "is a moment of truth, and no area declares it." }
    why_blind(people: i64) {
        es => plural(people, "no tiene línea de visión: una persona y ningún aporte vigente.", "no tiene línea de visión: {n} personas y ningún aporte vigente."),
        en => plural(people, "has no line of sight: one person and no contribution that holds.", "has no line of sight: {n} people and no contribution that holds."),
    }
    why_falling(before: u8, now: u8, num: &str, den: &str) {
        es: "participa menos: {now} ({num} de {den}), y en las cuatro semanas anteriores {before}.",
        en: "takes part less: {now} ({num} of {den}), against {before} in the four weeks before.",
    }
    why_nobody(areas: i64) {
        es => plural(areas, "lo declara un área y nadie lo vivió en cuatro semanas.", "lo declaran {n} áreas y nadie lo vivió en cuatro semanas."),
        en => plural(areas, "is declared by one area, and nobody lived it in four weeks.", "is declared by {n} areas, and nobody lived it in four weeks."),
    }
    why_few(lived: i64, declared: i64) {
        es => if lived == 0 { format!("declara {declared} puntos de contacto y no vivió ninguno en cuatro semanas.") } else { format!("declara {declared} puntos de contacto y vivió {lived} en cuatro semanas.") },
        en => if lived == 0 { format!("declares {declared} touchpoints and lived none in four weeks.") } else { format!("declares {declared} touchpoints and lived {lived} in four weeks.") },
    }
}

texts! {
    this_week { es: "Esta semana", en: "This week" }
    over_26 { es: "Las últimas 26 semanas", en: "The last 26 weeks" }
    week_by_week(area: &str) { es: "{area}, semana a semana", en: "{area}, week by week" }
    over_how(weeks: i64) {
        es => plural(weeks, "En cada casilla: vivido en la única semana con cifras; debajo, si estaba declarado.", "En cada casilla: en cuántas de las últimas {n} semanas se vivió; debajo, en cuántas estaba declarado. Cada una lleva a sus semanas."),
        en => plural(weeks, "In each cell: lived in the one week with figures; below it, whether it was declared.", "In each cell: in how many of the last {n} weeks it was lived; below it, in how many it was declared. Each leads to its weeks."),
    }
    over_more { es: "Lo vivido puede pasar a lo declarado: cuenta también las semanas en que alguien lo vivió sin que nadie lo declarara.", en: "It can be lived in more weeks than it was declared: weeks in which somebody lived it while nobody declared it count too." }
    over_cell(lived: i64, declared: i64, weeks: i64) {
        es => plural(weeks, &format!("vivido {lived}, declarado {declared} de una semana"), &format!("vivido {lived}, declarado {declared} de {{n}} semanas")),
        en => plural(weeks, &format!("lived {lived}, declared {declared} of one week"), &format!("lived {lived}, declared {declared} of {{n}} weeks")),
    }
    today_note { es: "De hoy, no de esta semana.", en: "As of today, not of this week." }
    coverage_title(blank: i64, all: i64) {
        es => match blank { 0 => "Cada punto de contacto tiene quien lo declare".to_owned(), 1 => format!("Un punto de contacto de {all} no tiene quien lo declare"), n => format!("{n} de {all} puntos de contacto no tienen quien los declare") },
        en => match blank { 0 => "Every touchpoint has somebody who declares it".to_owned(), 1 => format!("One of {all} touchpoints is declared by nobody"), n => format!("{n} of {all} touchpoints are declared by nobody") },
    }
    coverage_title_area(lived: i64, declared: i64) {
        es => match (lived, declared) { (0, 1) => "El único punto de contacto declarado no se vive".to_owned(), (_, 1) => "El único punto de contacto declarado se vive".to_owned(), _ => format!("De {declared} puntos de contacto declarados se viven {lived}") },
        en => match (lived, declared) { (0, 1) => "The only touchpoint declared is not lived".to_owned(), (_, 1) => "The only touchpoint declared is lived".to_owned(), _ => format!("Of {declared} touchpoints declared, {lived} are lived") },
    }
    coverage_none { es: "Todavía no hay experiencia publicada", en: "No experience has been published yet" }
    coverage_none_text { es: "La cobertura cruza los puntos de contacto publicados con las áreas.", en: "Coverage crosses the published touchpoints with the areas." }
    coverage_how {
        es: "Declarado: alguien del área, o de las que dependen de ella, tiene un puesto con un aporte confirmado y vigente. Vivido: un registro enviado a tiempo en las últimas cuatro semanas cerradas lo nombra.",
        en: "Declared: somebody of the area, or of those under it, has a role with a confirmed, fresh contribution. Lived: a check-in sent in time in the last four closed weeks speaks of it.",
    }
    state_none { es: "nada", en: "none" }
    state_declared { es: "declarado", en: "declared" }
    state_lived { es: "vivido", en: "lived" }
    cell_label(area: &str, touchpoint: &str, state: &str) { es: "{area}, {touchpoint}: {state}", en: "{area}, {touchpoint}: {state}" }
    state_nobody { es: "nadie", en: "nobody" }
    matrix { es: "Puntos de contacto por área", en: "Touchpoints by area" }
    moment_of_truth { es: "momento de la verdad", en: "moment of truth" }
    truth_mark { es: "momento de la verdad", en: "moment of truth" }
    areas_declaring { es: "Áreas que lo declaran", en: "Areas that declare it" }
    areas_declaring_lived(declared: i64, lived: i64) { es: "{declared} declaran, {lived} viven", en: "{declared} declare, {lived} live" }
    all_journeys { es: "Todos los recorridos", en: "All journeys" }
    journeys { es: "Recorridos", en: "Journeys" }
    orphans { es: "Puntos de contacto huérfanos", en: "Orphan touchpoints" }
    orphans_text { es: "Ninguna área los declara.", en: "No area declares them." }
    orphans_none { es: "Ninguno.", en: "None." }
    blind_none { es: "Ninguna.", en: "None." }
    blind { es: "Áreas sin línea de visión", en: "Areas with no line of sight" }
    blind_text { es: "Tienen personas y ningún aporte confirmado y vigente.", en: "They have people and no confirmed, fresh contribution." }
    claims { es: "Declarado y nadie lo vive", en: "Declared, and nobody lives it" }
    claims_none { es: "Ninguno.", en: "None." }
    claims_area_text { es: "Aportes de esta área, o de las que dependen de ella, sin ningún registro en cuatro semanas cerradas.", en: "Contributions of this area or of those under it, with no check-in that speaks of them in four closed weeks." }
    claims_text { es: "Aportes de la propia área sin ningún registro en cuatro semanas cerradas.", en: "The area's own contributions, with no check-in that speaks of them in four closed weeks." }
    people_n(n: i64) {
        es => plural(n, "una persona", "{n} personas"),
        en => plural(n, "one person", "{n} people"),
    }
    bare_people(n: i64) {
        es => plural(n, "Una persona tiene un puesto sin aporte vigente.", "{n} personas tienen un puesto sin aporte vigente."),
        en => plural(n, "One person has a role without a contribution that holds.", "{n} people have a role without a contribution that holds."),
    }
    bare_link { es: "Puestos y puntos de contacto sin aporte", en: "Roles and touchpoints without a contribution" }
    touchpoint { es: "Punto de contacto", en: "Touchpoint" }
    weeks_lived { es: "Semanas vivido", en: "Weeks lived" }
    weeks_declared { es: "Semanas declarado", en: "Weeks declared" }
    weeks_of(n: i64, of: i64) { es: "{n} de {of}", en: "{n} of {of}" }
    history_strip(lived: i64, declared: i64, none: i64) { es: "vivido {lived}, solo declarado {declared}, nada {none}", en: "lived {lived}, only declared {declared}, none {none}" }
    history_note(from: &str, to: &str) { es: "De la {from} a la {to}. Cada columna es una semana; «vivido» mira las cuatro semanas cerradas hasta entonces.", en: "From {from} to {to}. Each column is a week; “lived” looks at the four closed weeks up to then." }
}

texts! {
    area_below { es: "Lo que depende de ella", en: "What is under it" }
    last_weeks(n: i64) { es => plural(n, "La última semana", "Las últimas {n} semanas"), en => plural(n, "The last week", "The last {n} weeks") }
    numbers_behind { es: "Los números detrás", en: "The numbers behind" }
    answer_title { es: "La respuesta del área", en: "The area's answer" }
    answer_none { es: "El área todavía no ha respondido la pregunta.", en: "The area has not answered the question yet." }
    answer_by(author: &str, date: &str, version: i64) { es: "{author} · {date} · versión {version} de la experiencia", en: "{author} · {date} · version {version} of the experience" }
    answer_at(date: &str, version: i64) { es: "{date} · versión {version} de la experiencia", en: "{date} · version {version} of the experience" }
    contributions { es: "Aportes, hoy", en: "Contributions, today" }
    contributions_confirmed { es: "confirmados", en: "confirmed" }
    contributions_stale { es: "por reconfirmar", en: "to reconfirm" }
    contributions_proposed { es: "propuestos", en: "proposed" }
    chart(part: &str, weeks: i64) {
        es => plural(weeks, &format!("{part}, una semana"), &format!("{part}, {{n}} semanas")),
        en => plural(weeks, &format!("{part}, one week"), &format!("{part}, {{n}} weeks")),
    }

    roll_title(area: &str, n: i32) { es: "{area}: quién respondió la semana {n}", en: "{area}: who checked in, week {n}" }
    roll_seen { es: "Con nombre y apellido. Cada consulta queda en el registro de auditoría.", en: "By name. Every look is kept in the audit log." }
    roll_all { es: "Todas", en: "All" }
    roll_in_time { es: "A tiempo", en: "In time" }
    roll_late { es: "Tarde", en: "Late" }
    roll_missing { es: "Sin enviar", en: "Not sent" }
    roll_area { es: "Cada persona, en el área en que estaba al abrirse la semana.", en: "Each person in the area they were in when the week opened." }
    roll_empty { es: "Nadie en esta lista.", en: "Nobody on this list." }
    roll_parts { es: "Qué personas", en: "Which people" }

    conduct_title(people: i64) {
        es => plural(people, "Quien publica, ¿también lee, registra y responde?", "Quienes publican, ¿también leen, registran y responden?"),
        en => plural(people, "Does who publishes also read, check in and answer?", "Do those who publish also read, check in and answer?"),
    }
    conduct_lede(people: i64) {
        es => plural(people, "Una persona con el permiso de gerencia, en cifras, junto a toda la organización.", "{n} personas con el permiso de gerencia, en cifras, junto a toda la organización."),
        en => plural(people, "One person with the grant of leadership, in figures, beside the whole organisation.", "{n} people with the grant of leadership, in figures, beside the whole organisation."),
    }
    conduct_nobody { es: "Nadie tiene el permiso de gerencia", en: "Nobody has the grant of leadership" }
    conduct_nobody_text { es: "Aquí se ve si quienes publican también leen, registran y responden. El permiso lo da administración, en la página de cada persona.", en: "This shows whether those who publish also read, check in and answer. An admin gives the grant, on the person’s page." }
    conduct_grant { es: "Elegir a la persona", en: "Choose the person" }
    conduct_acknowledge { es: "Leen", en: "They read" }
    conduct_acknowledge_today { es: "Leen, hoy", en: "They read, today" }
    conduct_check_in { es: "Registran su semana", en: "They check in" }
    conduct_answer { es: "Responden", en: "They answer" }
    conduct_all(figure: &str) { es: "Toda la organización: {figure}", en: "The whole organisation: {figure}" }
    conduct_acknowledge_how { es: "Pares de persona de la gerencia y declaración vigente con lectura confirmada, hoy ÷ todos los pares.", en: "Pairs of a person of the leadership and a current statement that were acknowledged, today ÷ all such pairs." }
    conduct_check_in_how { es: "Registros de la gerencia enviados a tiempo ÷ personas de la gerencia esperadas.", en: "Check-ins of the leadership sent in time ÷ people of the leadership expected." }
    conduct_answer_how(from: &str, to: &str) { es: "De quienes tienen el permiso de gerencia y además lideran un área o la suplen, cuántos respondieron al menos un registro ajeno de las semanas {from} a {to} ÷ todos ellos.", en: "Of those with the grant of leadership who also lead an area or stand in, how many answered at least one check-in of somebody else of weeks {from} to {to} ÷ all of them." }
    conduct_answer_private { es: "Las respuestas las leen solo quien escribió el registro y sus responsables: aquí no hay más que cuántas.", en: "Answers are read only by the author of the check-in and their leads: here are no more than their counts." }
    conduct_answer_mine { es: "Los registros que me escriben", en: "The check-ins written to me" }
    conduct_answered(n: i64) {
        es => plural(n, "un registro respondido", "{n} registros respondidos"),
        en => plural(n, "one check-in answered", "{n} check-ins answered"),
    }
    conduct_leads(did: i64, may: i64, answered: i64) {
        es => format!("Todas las personas responsables de área: responden {did} de {may}; {}", conduct_answered(Lang::Es, answered)),
        en => format!("Everybody who leads an area: {did} of {may} answer; {}", conduct_answered(Lang::En, answered)),
    }
    conduct_weeks { es: "Semana a semana", en: "Week by week" }
}

texts! {
    csv_week { es: "semana", en: "week" }
    csv_path { es: "ruta", en: "path" }
    csv_external { es: "externa", en: "external" }
    csv_expected { es: "esperadas", en: "expected" }
    csv_participated { es: "a_tiempo", en: "in_time" }
    csv_late { es: "tarde", en: "late" }
    csv_participation { es: "participacion", en: "participation" }
    csv_acknowledged { es: "leido", en: "acknowledged" }
    csv_to_acknowledge { es: "lecturas_posibles", en: "acknowledgements_possible" }
    csv_acknowledgement { es: "lectura", en: "acknowledgement" }
    csv_covered { es: "con_aporte", en: "covered" }
    csv_people { es: "personas", en: "people" }
    csv_coverage { es: "cobertura", en: "coverage" }
    csv_lived { es: "vividos", en: "lived" }
    csv_declared { es: "declarados", en: "declared" }
    csv_lived_share { es: "vivido", en: "lived_share" }
    csv_journey { es: "recorrido", en: "journey" }
    csv_stage { es: "etapa", en: "stage" }
    csv_side { es: "lado", en: "side" }
    csv_touchpoint { es: "punto_de_contacto", en: "touchpoint" }
    csv_truth { es: "momento_de_la_verdad", en: "moment_of_truth" }
    csv_weeks_lived { es: "semanas_vivido", en: "weeks_lived" }
    csv_weeks_declared { es: "semanas_declarado", en: "weeks_declared" }
    csv_weeks { es: "semanas", en: "weeks" }
    csv_state { es: "estado", en: "state" }
    csv_figure { es: "cifra", en: "figure" }
    csv_who { es: "quienes", en: "who" }
    csv_num { es: "numerador", en: "numerator" }
    csv_den { es: "denominador", en: "denominator" }
    csv_percent { es: "porcentaje", en: "percentage" }
    csv_leadership { es: "gerencia", en: "leadership" }
    csv_leads { es: "responsables", en: "leads" }
    csv_organisation { es: "organizacion", en: "organisation" }
    csv_file(week: &str) { es: "alineamiento-{week}.csv", en: "alignment-{week}.csv" }
    csv_over_file(week: &str) { es: "cobertura-26-semanas-{week}.csv", en: "coverage-26-weeks-{week}.csv" }
    csv_area_file(area: &str, week: &str) { es: "alineamiento-{area}-{week}.csv", en: "alignment-{area}-{week}.csv" }
    csv_leadership_file(week: &str) { es: "gerencia-{week}.csv", en: "leadership-{week}.csv" }
    csv_coverage_file(week: &str) { es: "cobertura-{week}.csv", en: "coverage-{week}.csv" }
}
