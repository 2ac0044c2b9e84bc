//! Journeys, stages and touchpoints, in versions.

use super::plural;

texts! {
    title { es: "La experiencia", en: "The experience" }
    heading { es: "La experiencia que diseñamos", en: "The experience we designed" }
    lede { es: "Cada recorrido, etapa por etapa: qué prometemos, qué debería sentir quien nos elige y quién lo hace posible.", en: "Each journey, stage by stage: what we promise, what whoever chooses us should feel, and who makes it possible." }
    new_journey { es: "Nuevo recorrido", en: "New journey" }
    none_title { es: "Todavía no hay recorridos", en: "There are no journeys yet" }
    none_text { es: "Cuando la gerencia publique el primero, aquí estará su mapa.", en: "Once leadership publishes the first one, its map will be here." }
    none_text_drafter { es: "El primero puede ser corto: tres etapas, seis puntos de contacto, una promesa en cada uno.", en: "The first one may be short: three stages, six touchpoints, a promise in each." }
    stages(n: i64) { es => plural(n, "1 etapa", "{n} etapas"), en => plural(n, "1 stage", "{n} stages") }
    touchpoints(n: i64) { es => plural(n, "1 punto de contacto", "{n} puntos de contacto"), en => plural(n, "1 touchpoint", "{n} touchpoints") }
    moments(n: i64) { es => plural(n, "1 momento de la verdad", "{n} momentos de la verdad"), en => plural(n, "1 moment of truth", "{n} moments of truth") }
    draft { es: "Borrador", en: "Draft" }
    draft_open { es: "borrador en curso", en: "draft under way" }
    not_published { es: "sin publicar", en: "not published" }
    version_published(n: i32, when: &str) { es: "Versión {n}, publicada el {when}", en: "Version {n}, published on {when}" }
    curve_small(points: &str) { es: "Emoción diseñada, de −2 a +2: {points}", en: "Designed emotion, from −2 to +2: {points}" }

    journey { es: "Recorrido", en: "Journey" }
    journey_version(n: i32, when: &str) { es: "Recorrido · versión {n}, publicada el {when}", en: "Journey · version {n}, published on {when}" }
    edit_draft { es: "Seguir con el borrador", en: "Go on with the draft" }
    start_draft { es: "Preparar cambios", en: "Prepare changes" }
    versions { es: "Versiones", en: "Versions" }
    consistency { es: "Consistencia", en: "Consistency" }
    retire { es: "Retirar", en: "Retire" }
    see_by { es: "Qué mostrar", en: "What to show" }
    lens_promise { es: "Promesa", en: "Promise" }
    lens_effort { es: "Esfuerzo", en: "Effort" }
    lens_guidance { es: "Guía", en: "Guidance" }
    map_of(name: &str) { es: "Mapa: {name}", en: "Map: {name}" }
    visibility { es: "línea de visibilidad", en: "line of visibility" }
    designed_emotion(points: &str) { es: "Emoción diseñada: {points}", en: "Designed emotion: {points}" }
    moment_of_truth { es: "momento de la verdad", en: "moment of truth" }
    /// On a card, a number never stands alone on a line.
    reach_lived(n: i64) { es => plural(n, "vivido\u{a0}en\u{a0}1", "vivido\u{a0}en\u{a0}{n}"), en => plural(n, "lived\u{a0}in\u{a0}1", "lived\u{a0}in\u{a0}{n}") }
    reach_declared(n: i64) { es => plural(n, "1\u{a0}área lo declara", "{n}\u{a0}áreas lo declaran"), en => plural(n, "declared by 1\u{a0}area", "declared by {n}\u{a0}areas") }
    reach_undeclared { es: "sin declarar", en: "not declared" }
    reach_nobody { es: "nadie", en: "nobody" }
    no_owner { es: "sin responsable", en: "no owner" }
    as_table { es: "El mapa como tabla", en: "The map as a table" }
    stage { es: "Etapa", en: "Stage" }
    touchpoint { es: "Punto de contacto", en: "Touchpoint" }
    side { es: "Lado", en: "Side" }
    who { es: "Quiénes", en: "Who" }
    former_version(n: i32) { es: "Esta es una versión anterior. La vigente es la {n}.", en: "This is a former version. The current one is {n}." }
    see_current { es: "Ver la vigente", en: "See the current one" }
    retired_journey(when: &str) { es: "Este recorrido se retiró el {when}. Se conserva como quedó.", en: "This journey was retired on {when}. It is kept as it was." }
    retired_touchpoint(when: &str) { es: "Este punto de contacto se retiró el {when}. Se conserva como quedó.", en: "This touchpoint was retired on {when}. It is kept as it was." }
    empty_map_title { es: "El recorrido no tiene puntos de contacto", en: "The journey has no touchpoints" }
    nothing_declared(n: i64) {
        es => plural(n, "En un punto de contacto nadie ha declarado todavía un aporte.", "En {n} puntos de contacto nadie ha declarado todavía un aporte."),
        en => plural(n, "At one touchpoint nobody has declared a contribution yet.", "At {n} touchpoints nobody has declared a contribution yet."),
    }
    legend_lived { es: "vivido en las últimas cuatro semanas", en: "lived in the last four weeks" }
    legend_declared { es: "declarado por un área", en: "declared by an area" }
    legend_nobody { es: "nadie lo ha declarado", en: "declared by nobody" }
}

// What touchpoints and versions say.
texts! {
    name { es: "Nombre", en: "Name" }
    promise { es: "Promesa", en: "Promise" }
    emotion { es: "Emoción", en: "Emotion" }
    effort { es: "Esfuerzo", en: "Effort" }
    guidance { es: "Guía", en: "Guidance" }
    channel { es: "Canal", en: "Channel" }
    owner { es: "Área responsable", en: "Owner area" }
    statements { es: "Declaraciones que lleva", en: "Statements it carries" }
    frontstage { es: "cara al cliente", en: "frontstage" }
    backstage { es: "tras bastidores", en: "backstage" }
    unsaid { es: "sin decir", en: "not said" }
    minutes(n: i32) { es: "{n} min", en: "{n} min" }
    hours(n: i32) { es: "{n} h", en: "{n} h" }
    days(n: i64) { es => plural(n, "1 día", "{n} días"), en => plural(n, "1 day", "{n} days") }

    retired_statement { es: "retirada", en: "retired" }
    retired_kind(kind: &str) { es: "{kind} · retirada: al quitarla no se podrá volver a elegir", en: "{kind} · retired: once taken away it can't be chosen again" }

    thread { es: "El hilo hasta aquí", en: "The thread to here" }
    thread_lede { es: "Quiénes, desde cada área, hacen posible esta promesa.", en: "Who, in each area, makes this promise possible." }
    thread_none_title { es: "Nadie lo ha declarado todavía", en: "Nobody has declared it yet" }
    thread_none_text { es: "Ningún puesto ha dicho cómo contribuye a este punto de contacto.", en: "No role has said how it contributes to this touchpoint." }
    stale { es: "por reconfirmar", en: "to be confirmed again" }
    contributions_count(n: i64) { es => plural(n, "1 aporte", "{n} aportes"), en => plural(n, "1 contribution", "{n} contributions") }
    edit_touchpoint { es: "Editar en el borrador", en: "Edit in the draft" }
    history { es: "Cómo ha cambiado", en: "How it has changed" }
    first_version { es: "Primera versión", en: "First version" }
    version_n(n: i32) { es: "Versión {n}", en: "Version {n}" }
    changed_meaning { es: "cambió el sentido", en: "the meaning changed" }
    changed_wording { es: "cambió la redacción", en: "the wording changed" }
    cost { es: "Lo que cuesta al cliente", en: "What it costs the customer" }

    versions_of(name: &str) { es: "Versiones de «{name}»", en: "Versions of “{name}”" }
    published_by(name: &str) { es: "publicada por {name}", en: "published by {name}" }
    in_force { es: "vigente", en: "current" }
    no_note { es: "Sin nota de cambio.", en: "No change note." }
}

// Drafts and forms.
texts! {
    new_lede { es: "Un recorrido es lo que vive el cliente de principio a fin, con su propio nombre: «Comprar para la casa», «Pedir ayuda».", en: "A journey is what the customer lives from beginning to end, under a name of its own: “Buying for the home”, “Asking for help”." }
    summary { es: "De qué se trata", en: "What it is about" }
    summary_hint { es: "Una frase: desde dónde hasta dónde.", en: "One sentence: from where to where." }
    first_stages { es: "Etapas", en: "Stages" }
    first_stages_hint { es: "Una por línea. Después se pueden agregar, mover y quitar.", en: "One a line. They can be added, moved and removed later." }
    start { es: "Empezar el borrador", en: "Start the draft" }
    started { es: "Borrador empezado.", en: "Draft started." }

    draft_of(n: i32) { es: "Borrador de la versión {n}", en: "Draft of version {n}" }
    draft_by(name: &str, when: &str) { es: "Empezado por {name} · último cambio {when}", en: "Begun by {name} · last changed {when}" }
    draft_seen_by { es: "Solo lo ven la gerencia y el equipo de experiencia, hasta que se publique.", en: "Only leadership and the experience team see it, until it is published." }
    publish { es: "Publicar", en: "Publish" }
    review_and_publish { es: "Revisar y publicar", en: "Review and publish" }
    discard { es: "Descartar el borrador", en: "Discard the draft" }
    name_and_summary { es: "Nombre y resumen", en: "Name and summary" }
    saved { es: "Guardado.", en: "Saved." }
    add_touchpoint { es: "Agregar punto de contacto", en: "Add a touchpoint" }
    add_stage { es: "Agregar etapa", en: "Add a stage" }
    stage_name { es: "Nombre de la etapa", en: "Name of the stage" }
    rename_stage { es: "Cambiar el nombre o quitar", en: "Rename or remove" }
    remove_stage { es: "Quitar la etapa", en: "Remove the stage" }
    stage_removed { es: "Etapa quitada. Sus puntos de contacto esperan abajo, en «Fuera del borrador».", en: "Stage removed. Its touchpoints wait below, under “Out of the draft”." }
    touchpoint_removed { es: "Punto de contacto quitado. Se puede devolver mientras no se publique.", en: "Touchpoint removed. It can be put back until the draft is published." }
    touchpoint_restored { es: "De vuelta, al final de la última etapa.", en: "Back again, at the end of the last stage." }
    empty_stage { es: "Etapa sin puntos de contacto.", en: "A stage without touchpoints." }
    no_stages_title { es: "El borrador no tiene etapas", en: "The draft has no stages" }
    no_stages_text { es: "Agregar la primera aquí abajo: el momento en que el cliente se entera, por ejemplo.", en: "Add the first one below: the moment when the customer finds out, for example." }
    removed_title { es: "Fuera del borrador", en: "Out of the draft" }
    removed_hint { es: "Al publicar se retiran, junto con sus aportes. Hasta entonces se pueden devolver.", en: "Publishing retires them together with their contributions. Until then they can be put back." }
    put_back { es: "Devolver", en: "Put back" }
    change_new { es: "nuevo", en: "new" }
    change_changed { es: "cambia", en: "changes" }
    earlier(name: &str) { es: "Adelantar {name}", en: "Move {name} forward" }
    later(name: &str) { es: "Atrasar {name}", en: "Move {name} back" }
    up(name: &str) { es: "Subir {name}", en: "Move {name} up" }
    down(name: &str) { es: "Bajar {name}", en: "Move {name} down" }
    remove_named(name: &str) { es: "Quitar {name}", en: "Remove {name}" }
    drag(name: &str) { es: "Mover {name}: arrastrar, o flechas arriba y abajo", en: "Move {name}: drag, or arrow up and down" }
    /// Before the number of the new place.
    moved_to { es: "Ahora en el lugar", en: "Now in place" }
    order_hint { es: "Arrastrar por los puntos, o usar las flechas.", en: "Drag by the dots, or use the arrows." }

    new_touchpoint { es: "Nuevo punto de contacto", en: "New touchpoint" }
    promise_hint { es: "Lo que el cliente puede dar por seguro aquí, en sus palabras. Hasta 300 caracteres.", en: "What the customer can count on here, in their words. Up to 300 characters." }
    emotion_legend { es: "Cómo debería sentirse aquí el cliente", en: "How the customer should feel here" }
    emotion_low { es: "muy mal", en: "very bad" }
    emotion_high { es: "muy bien", en: "very good" }
    emotion_word { es: "En una palabra", en: "In a word" }
    emotion_word_hint { es: "Confianza, alivio, orgullo…", en: "Trust, relief, pride…" }
    effort_hint { es: "Qué tiene que hacer el cliente, lo menos posible.", en: "What the customer has to do, as little as can be." }
    minutes_label { es: "Minutos", en: "Minutes" }
    minutes_hint { es: "Cuánto de su tiempo puede costar.", en: "How much of their time it may cost." }
    guidance_hint { es: "Qué lo guía y acompaña aquí, además del resultado.", en: "What guides and accompanies them here, besides the result." }
    channel_hint(used: &str) { es: "En uso en este recorrido: {used}.", en: "In use on this journey: {used}." }
    channel_hint_first { es: "Tienda, teléfono, web…", en: "Store, phone, web…" }
    side_legend { es: "¿Lo ve el cliente?", en: "Does the customer see it?" }
    side_front { es: "Sí, es cara al cliente", en: "Yes, it is frontstage" }
    side_back { es: "No, pasa tras bastidores", en: "No, it happens backstage" }
    side_back_hint { es: "El cliente no lo ve, pero lo siente cuando falla.", en: "The customer does not see it, but feels it when it fails." }
    truth_label { es: "Es un momento de la verdad", en: "It is a moment of truth" }
    truth_hint { es: "Aquí se decide si el cliente se queda.", en: "Here it is decided whether the customer stays." }
    owner_none { es: "Ninguna todavía", en: "None yet" }
    statements_hint { es: "De qué se hace cargo este punto de contacto: el hilo hacia arriba.", en: "What this touchpoint stands for: the thread upwards." }
    statements_none { es: "Todavía no hay declaraciones publicadas. Se pueden elegir después.", en: "No statements are published yet. They can be chosen later." }
    touchpoint_saved { es: "Punto de contacto guardado en el borrador.", en: "Touchpoint saved in the draft." }
}

// Publishing, consistency, retiring.
texts! {
    publish_title(n: i32) { es: "Publicar la versión {n}", en: "Publish version {n}" }
    publish_lede { es: "Desde la publicación, todas las áreas ven este mapa y contribuyen a él.", en: "From its publication on, all areas see this map and contribute to it." }
    nothing_to_publish { es: "El borrador es igual a lo publicado.", en: "The draft is the same as what is published." }
    back_to_draft { es: "Volver al borrador", en: "Back to the draft" }
    journey_changes { es: "El recorrido", en: "The journey" }
    order_changes { es: "Orden de etapas y puntos de contacto", en: "Order of stages and touchpoints" }
    changed_title(n: i64) { es => plural(n, "Cambia un punto de contacto", "Cambian {n} puntos de contacto"), en => plural(n, "One touchpoint changes", "{n} touchpoints change") }
    added_title(n: i64) { es => plural(n, "Se suma un punto de contacto", "Se suman {n} puntos de contacto"), en => plural(n, "One touchpoint is added", "{n} touchpoints are added") }
    removed_count(n: i64) { es => plural(n, "Se retira un punto de contacto", "Se retiran {n} puntos de contacto"), en => plural(n, "One touchpoint is retired", "{n} touchpoints are retired") }
    unchanged(n: i64) { es => plural(n, "Un punto de contacto queda igual y conserva su versión.", "{n} puntos de contacto quedan iguales y conservan su versión."), en => plural(n, "One touchpoint stays as it is and keeps its version.", "{n} touchpoints stay as they are and keep their version.") }
    change_legend(name: &str) { es: "Qué cambia en «{name}»", en: "What changes at “{name}”" }
    wording { es: "La redacción", en: "The wording" }
    wording_hint { es: "Los aportes siguen vigentes.", en: "Contributions stay valid." }
    meaning { es: "El sentido", en: "The meaning" }
    meaning_hint(n: i64) {
        es => plural(n, "Hay un aporte que su puesto deberá reconfirmar.", "Hay {n} aportes que sus puestos deberán reconfirmar."),
        en => plural(n, "One contribution has to be confirmed again by its role.", "{n} contributions have to be confirmed again by their roles."),
    }
    meaning_hint_none { es: "Todavía no tiene aportes que reconfirmar.", en: "It has no contributions to confirm again yet." }
    lost_count(n: i64) {
        es => plural(n, "Con él se retira un aporte:", "Con él se retiran {n} aportes:"),
        en => plural(n, "One contribution is retired with it:", "{n} contributions are retired with it:"),
    }
    lost_none { es: "Ningún aporte depende de él.", en: "No contribution depends on it." }
    lost_people(n: i64) { es => plural(n, "1 persona", "{n} personas"), en => plural(n, "1 person", "{n} people") }
    lost_proposed(name: &str) { es: "lo propuso {name}", en: "proposed by {name}" }
    change_note { es: "Nota de cambio", en: "Change note" }
    change_note_hint { es: "Qué cambia y por qué, en una o dos frases. La lee toda la organización.", en: "What changes and why, in a sentence or two. The whole organisation reads it." }
    published_flash(n: i32) { es: "Publicada la versión {n}.", en: "Version {n} published." }
    retired_contributions(n: i64) { es => plural(n, "Se retiró un aporte.", "Se retiraron {n} aportes."), en => plural(n, "One contribution was retired.", "{n} contributions were retired.") }
    only_leadership { es: "La publica la gerencia.", en: "Leadership publishes it." }

    consistency_lede { es: "Un cliente no distingue áreas: nota cuando el mismo paso promete dos cosas distintas.", en: "A customer does not tell areas apart: they notice when the same step promises two different things." }
    consistency_draft(n: i32) { es: "Consistencia · borrador de la versión {n}", en: "Consistency · draft of version {n}" }
    consistency_current(n: i32) { es: "Consistencia · versión {n}", en: "Consistency · version {n}" }
    pairs_title(n: i64) { es => plural(n, "Un paso dice dos cosas", "{n} pasos dicen dos cosas"), en => plural(n, "One step says two things", "{n} steps say two things") }
    pairs_none { es: "Ningún paso se contradice.", en: "No step contradicts itself." }
    pairs_rule { es: "Se comparan los puntos de contacto con el mismo nombre en cualquier etapa, y los de la misma etapa y el mismo lado cuyo nombre empieza por la misma palabra («Cambio en tienda», «Cambios por teléfono»). Aparecen si difieren en promesa, canal o declaraciones.", en: "Touchpoints of the same name in any stage are compared, and those of the same stage and side whose names begin with the same word (“Exchange in store”, “Exchanges by phone”). They are listed if promise, channel or statements differ." }
    pairs_how { es: "Cómo se comparan", en: "How they are compared" }
    hints_title { es: "Para mirar otra vez", en: "Worth a second look" }
    hints_none { es: "Nada que mirar otra vez.", en: "Nothing to look at again." }
    differs { es: "difiere", en: "differs" }
    hint_no_statement { es: "No lleva ninguna declaración.", en: "It carries no statement." }
    hint_retired_statement { es: "Lleva una declaración que ya se retiró.", en: "It carries a statement that is retired." }
    hint_no_owner { es: "No tiene área responsable.", en: "It has no owner area." }
    hint_backstage_moment { es: "Es un momento de la verdad que el cliente no ve.", en: "It is a moment of truth that the customer does not see." }
    hint_cold_moment { es: "Es un momento de la verdad sin una emoción que recordar.", en: "It is a moment of truth without an emotion to remember." }
    hint_no_emotion_word { es: "La emoción no tiene palabra.", en: "The emotion has no word." }
    hint_no_effort { es: "No dice cuánto cuesta al cliente.", en: "It does not say what it costs the customer." }
    hint_no_channel { es: "No dice por qué canal.", en: "It does not say through which channel." }
    hint_no_guidance { es: "No dice qué guía al cliente.", en: "It does not say what guides the customer." }
    hint_empty_stage(name: &str) { es: "La etapa «{name}» no tiene puntos de contacto.", en: "The stage “{name}” has no touchpoints." }
    hint_no_moment { es: "El recorrido no tiene ningún momento de la verdad.", en: "The journey has no moment of truth." }

    discard_title { es: "¿Descartar el borrador?", en: "Discard the draft?" }
    discard_text { es: "Se pierde todo lo que cambia el borrador. Lo publicado queda como está.", en: "Everything that the draft changes is lost. What is published stays as it is." }
    discard_text_new { es: "El recorrido nunca se publicó: se pierde completo.", en: "The journey was never published: all of it is lost." }
    discard_do { es: "Descartar", en: "Discard" }
    discarded { es: "Borrador descartado.", en: "Draft discarded." }
    retire_title(name: &str) { es: "¿Retirar «{name}»?", en: "Retire “{name}”?" }
    retire_text { es: "Deja de ser parte de la experiencia diseñada. Sus puntos de contacto y los aportes a ellos se retiran; nada se borra y las versiones siguen a la vista. Un borrador en curso se descarta.", en: "It is no longer part of the designed experience. Its touchpoints and the contributions to them are retired; nothing is deleted and its versions stay to be seen. A draft under way is discarded." }
    retire_do { es: "Retirar el recorrido", en: "Retire the journey" }
    retired_flash { es: "Recorrido retirado.", en: "Journey retired." }
}
