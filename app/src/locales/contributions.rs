//! Contributions of roles and answers of areas.

use super::plural;
use hilo_domain::{
    contribution::{Event, State},
    lang::Lang,
};

texts! {
    /// The one question.
    question {
        es: "¿Cómo contribuye, en concreto, lo que hacemos cada día a que nuestros clientes vivan la experiencia que diseñamos para ellos?",
        en: "How does what we do every day contribute, concretely, to our customers having the experience we designed for them?",
    }
    my_role { es: "Mi puesto", en: "My role" }
    role_in(title: &str, area: &str) { es: "{title} en {area}", en: "{title} in {area}" }
    propose { es: "Proponer un aporte", en: "Propose a contribution" }
    all_contributions { es: "Todos los aportes", en: "All contributions" }

    // The sentence.
    sentence_as { es: "Como ", en: "As " }
    sentence_in { es: " en ", en: " in " }
    sentence_i { es: ", ", en: ", I " }
    sentence_so { es: "para que en ", en: "so that at " }
    sentence_through { es: ", a través de ", en: ", through " }
    sentence_customer { es: " el cliente ", en: " the customer " }
    sentence_customer_after_through { es: ", el cliente ", en: ", the customer " }

    // My role.
    no_role_title { es: "Todavía sin puesto", en: "No role yet" }
    no_role_text { es: "Los aportes son de un puesto. Lo asigna Recursos Humanos o administración.", en: "Contributions belong to a role. HR or an admin assigns it." }
    nothing_published_title { es: "Todavía no hay experiencia publicada", en: "No experience published yet" }
    nothing_published_text { es: "Cuando la gerencia publique una declaración y un recorrido del cliente, aquí se podrá decir cómo contribuye este puesto.", en: "Once leadership publishes a statement and a customer journey, this is where to say how this role contributes." }
    none_title { es: "Este puesto aún no responde la pregunta", en: "This role has not answered the question yet" }
    none_text { es: "Basta una frase: qué se hace cada día, y qué gana el cliente en un punto de contacto. Quien dirige el área la confirma.", en: "One sentence will do: what is done every day, and what the customer gets at a touchpoint. The area's lead confirms it." }
    stale_title { es: "Por confirmar otra vez", en: "To be confirmed again" }
    needs_statement { es: "La declaración que esta frase hacía realidad se retiró. Vuelve a contar cuando tenga otra.", en: "The statement that this sentence made true was retired. It counts again once it has another one." }
    choose_statement { es: "Elegir otra declaración", en: "Choose another statement" }
    stale_lede { es: "Cambió el sentido de lo que prometemos. ¿La frase sigue valiendo?", en: "The meaning of what we promise has changed. Does the sentence still hold?" }
    asked_title { es: "Con un cambio pedido", en: "A change was asked for" }
    proposed_title { es: "Esperan confirmación", en: "Waiting to be confirmed" }
    proposed_lede_hr { es: "Nadie dirige el área ni una de más arriba: decide Recursos Humanos.", en: "Nobody leads the area or one above it: HR decides." }
    proposed_lede { es: "Quien dirige el área decide.", en: "The area's lead decides." }
    own_title(area: &str) { es: "De este puesto en {area}", en: "Of this role in {area}" }
    above_title { es: "También valen aquí", en: "They hold here too" }
    above_lede { es: "Se declararon en un área de más arriba para todos los que tienen este puesto.", en: "Declared in an area above for everyone who has this role." }
    declined_title(n: i64) {
        es => plural(n, "Una propuesta que no siguió", "{n} propuestas que no siguieron"),
        en => plural(n, "One proposal that went no further", "{n} proposals that went no further"),
    }
    still_holds { es: "Sigue valiendo", en: "It still holds" }
    what_changed { es: "Qué cambió", en: "What changed" }
    asks_change(name: &str) { es: "{name} pide un cambio", en: "{name} asks for a change" }
    change_asked { es: "Se pidió un cambio", en: "A change was asked for" }
    see { es: "Ver", en: "See" }
    edit_and_send { es: "Editar y volver a proponer", en: "Edit and propose again" }
    reconfirmed { es: "Confirmado otra vez.", en: "Confirmed again." }

    // The composer.
    compose_title { es: "Proponer un aporte", en: "Propose a contribution" }
    compose_lede { es: "Una frase, en primera persona, sobre lo que se hace de verdad.", en: "One sentence, in the first person, about what is really done." }
    edit_title { es: "Editar el aporte", en: "Edit the contribution" }
    compose_title_field { es: "Como", en: "As" }
    compose_title_hint { es: "Un puesto que exista en el área o en las de más abajo.", en: "A role that exists in the area or under it." }
    compose_area_field { es: "en", en: "in" }
    compose_area_hint { es: "Vale para ese puesto en el área y en todas las de más abajo.", en: "It holds for that role in the area and in all areas under it." }
    compose_does { es: "yo", en: "I" }
    compose_does_hint { es: "Por ejemplo: «reviso cada mañana que toda ampolleta en exhibición encienda».", en: "For example: “check every morning that each bulb on display lights up”." }
    compose_touchpoint { es: "para que en el punto de contacto", en: "so that at the touchpoint" }
    compose_touchpoint_search { es: "Buscar un punto de contacto", en: "Search for a touchpoint" }
    compose_statement_search { es: "Buscar una declaración", en: "Search for a statement" }
    compose_gets { es: "el cliente", en: "the customer" }
    compose_gets_hint { es: "Por ejemplo: «vea que lo que ve, funciona».", en: "For example: “sees that what they see works”." }
    compose_through { es: "a través de", en: "through" }
    compose_through_hint { es: "Para quien atiende a otra área, que es la que llega al cliente.", en: "For those who serve another area, which is the one that reaches the customer." }
    compose_statement { es: "Así se cumple", en: "This is how we keep" }
    compose_statement_hint { es: "La declaración que esta frase hace realidad. Primero van las que lleva el punto de contacto.", en: "The statement that this sentence makes true. Those that the touchpoint carries come first." }
    carried_group { es: "Las que lleva este punto de contacto", en: "Carried by this touchpoint" }
    other_statements { es: "Otras", en: "Others" }
    choose { es: "Elegir…", en: "Choose…" }
    nobody_between { es: "Nadie: llega directo al cliente", en: "Nobody: it reaches the customer directly" }
    filter_found(n: i64) {
        es => plural(n, "1 coincide", "{n} coinciden"),
        en => plural(n, "1 matches", "{n} match"),
    }
    filter_nothing { es: "Nada coincide", en: "Nothing matches" }
    send_proposal { es: "Proponer", en: "Propose" }
    declare_at_once { es: "Confirmar de inmediato", en: "Confirm at once" }
    declare_at_once_hint { es: "Solo en un área que se dirige. Si no, queda como propuesta.", en: "Only in an area that one leads. Otherwise it stays a proposal." }
    proposed { es: "Propuesto. Quien dirige el área lo verá.", en: "Proposed. The area's lead will see it." }
    declared { es: "Declarado y confirmado.", en: "Declared and confirmed." }
    edited { es: "Guardado. Vuelve a esperar confirmación.", en: "Saved. It waits to be confirmed again." }
}

// The macro takes one text after the other and not more than a hundred.
texts! {
    // One contribution.
    contribution { es: "Aporte", en: "Contribution" }
    touchpoint { es: "Punto de contacto", en: "Touchpoint" }
    statement { es: "Declaración", en: "Statement" }
    holds_in { es: "Vale en", en: "Holds in" }
    holds_below(area: &str, n: i64) {
        es => if n == 0 { area.to_owned() } else { format!("{area} y {}", plural(n, "un área más abajo", "{n} áreas más abajo")) },
        en => if n == 0 { area.to_owned() } else { format!("{area} and {}", plural(n, "one area under it", "{n} areas under it")) },
    }
    proposed_by { es: "Propuso", en: "Proposed by" }
    decided_by { es: "Decidió", en: "Decided by" }
    retired_touchpoint { es: "Este punto de contacto ya no está en la experiencia.", en: "This touchpoint is no longer in the experience." }
    retired_statement { es: "Esta declaración ya no está vigente.", en: "This statement is no longer in force." }
    decide_title { es: "Decidir", en: "Decide" }
    hr_decides { es: "Nadie dirige esta área ni una de más arriba: lo que se propone aquí lo decide Recursos Humanos.", en: "Nobody leads this area or one above it: HR decides what is proposed here." }
    changed_since { es: "El sentido cambió desde que se escribió:", en: "The meaning has changed since it was written:" }
    statement_text { es: "Texto de la declaración", en: "The statement's text" }
    touchpoint_field(field: &str) { es: "Punto de contacto · {field}", en: "Touchpoint · {field}" }
    confirm { es: "Confirmar", en: "Confirm" }
    ask_change { es: "Pedir un cambio", en: "Ask for a change" }
    ask_comment { es: "Qué convendría cambiar", en: "What should change" }
    ask_send { es: "Pedir el cambio", en: "Ask for it" }
    decline { es: "Declinar", en: "Decline" }
    decline_reason { es: "Por qué no", en: "Why not" }
    decline_hint { es: "Lo leerán las personas del puesto.", en: "The people of the role will read it." }
    retire { es: "Retirar", en: "Retire" }
    retire_title { es: "¿Retirar este aporte?", en: "Retire this contribution?" }
    retire_text { es: "Deja de valer para el puesto y de contar en la cobertura. Su historia se conserva.", en: "It no longer holds for the role and no longer counts for coverage. Its history stays." }
    retire_comment { es: "Por qué", en: "Why" }
    confirmed { es: "Confirmado.", en: "Confirmed." }
    change_sent { es: "Cambio pedido. Las personas del puesto lo verán.", en: "Change asked for. The people of the role will see it." }
    declined { es: "Declinado.", en: "Declined." }
    retired { es: "Retirado.", en: "Retired." }
    history { es: "Historia", en: "History" }

    // An area.
    area_title(area: &str) { es: "Aportes de {area}", en: "Contributions of {area}" }
    area_waiting(n: i64) {
        es => plural(n, "Un aporte espera una decisión", "{n} aportes esperan una decisión"),
        en => plural(n, "One contribution waits for a decision", "{n} contributions wait for a decision"),
    }
    area_calm { es: "Ningún aporte espera una decisión", en: "No contribution waits for a decision" }
    waiting_title { es: "Esperan una decisión", en: "Waiting for a decision" }
    area_asked_title { es: "Esperan a las personas del puesto", en: "Waiting for the people of the role" }
    by_role_title { es: "Por puesto", en: "By role" }
    by_role_none { es: "Todavía ningún puesto tiene un aporte confirmado.", en: "No role has a confirmed contribution yet." }
    declare { es: "Declarar un aporte", en: "Declare a contribution" }
    answer_title { es: "La respuesta del área", en: "The area's answer" }
    answer_hint { es: "Un párrafo: cómo contribuye el área entera. Lo lee todo el mundo, en la página del área y en el mapa.", en: "A paragraph: how the whole area contributes. Everyone reads it, on the area's page and on the map." }
    answer_of(version: i32, current: i32) {
        es => if version == current { format!("Responde a la versión {version} de la experiencia, la vigente.") } else { format!("Responde a la versión {version} de la experiencia; ahora rige la {current}.") },
        en => if version == current { format!("Answers version {version} of the experience, the current one.") } else { format!("Answers version {version} of the experience; it is now at {current}.") },
    }
    answer_none { es: "El área aún no responde.", en: "The area has not answered yet." }
    answer_later { es: "Se podrá responder cuando haya un recorrido publicado.", en: "It can be answered once a journey is published." }
    answer_save { es: "Guardar la respuesta", en: "Save the answer" }
    answer_field { es: "Respuesta", en: "Answer" }
    answer_saved { es: "Respuesta guardada.", en: "Answer saved." }
    answers_title { es: "Cómo responde cada área", en: "How each area answers" }
    see_contributions { es: "Ver los aportes", en: "See the contributions" }
    answers_before { es: "Respuestas anteriores", en: "Earlier answers" }
    version(n: i32) { es: "Versión {n}", en: "Version {n}" }

    // Where there is nothing.
    bare_roles { es: "Puestos sin aporte", en: "Roles without a contribution" }
    bare_roles_none { es: "Todos los puestos tienen al menos uno.", en: "Every role has at least one." }
    bare_touchpoints { es: "Puntos de contacto sin aporte", en: "Touchpoints without a contribution" }
    bare_touchpoints_none { es: "Todos los puntos de contacto tienen al menos uno.", en: "Every touchpoint has at least one." }
    no_sight { es: "Áreas sin línea de visión", en: "Areas with no line of sight" }
    no_sight_hint { es: "Nadie en ellas tiene un aporte confirmado y al día.", en: "Nobody in them has a confirmed, fresh contribution." }
    no_sight_none { es: "Todas las áreas ven la experiencia.", en: "Every area sees the experience." }
    people(n: i64) {
        es => plural(n, "una persona", "{n} personas"),
        en => plural(n, "one person", "{n} people"),
    }
    more_of_them(n: i64) { es: "{n} más", en: "{n} more" }
    ours { es: "a cargo", en: "ours" }
    moment_of_truth { es: "momento de la verdad", en: "moment of truth" }

    // All of them.
    overview { es: "Aportes", en: "Contributions" }
    overview_bare(n: i64) {
        es => plural(n, "Un puesto aún no dice cómo contribuye", "{n} puestos aún no dicen cómo contribuyen"),
        en => plural(n, "One role has not said how it contributes", "{n} roles have not said how they contribute"),
    }
    overview_full { es: "Todos los puestos dicen cómo contribuyen", en: "Every role says how it contributes" }
    overview_empty { es: "Todavía no hay aportes", en: "There are no contributions yet" }
    overview_empty_text { es: "Aparecerán aquí cuando las personas de cada puesto los propongan.", en: "They will appear here as the people of each role propose them." }
    found(n: i64, shown: &str) {
        es => plural(n, "Un aporte", &format!("{shown} aportes")),
        en => plural(n, "One contribution", &format!("{shown} contributions")),
    }
    nothing_found { es: "Ningún aporte coincide", en: "No contribution matches" }
    nothing_found_text { es: "Probar con menos filtros.", en: "Try fewer filters." }
    clear_filters { es: "Quitar filtros", en: "Clear filters" }
    filter_text { es: "Texto", en: "Text" }
    filter_area { es: "Área", en: "Area" }
    filter_state { es: "Estado", en: "State" }
    any_state { es: "Vigentes", en: "In force" }
    any_area { es: "Todas", en: "All" }
    any_touchpoint { es: "Todos", en: "All" }
    any_statement { es: "Todas", en: "All" }
    to_decide(n: i64) {
        es => plural(n, "Una propuesta espera una decisión", "{n} propuestas esperan una decisión"),
        en => plural(n, "One proposal waits for a decision", "{n} proposals wait for a decision"),
    }
    state_stale { es: "por reconfirmar", en: "to be confirmed again" }
    state_touchpoint_gone { es: "retirado con su punto de contacto", en: "retired with its touchpoint" }
    state_needs_statement { es: "sin declaración vigente", en: "without a current statement" }

    // The file of all of them.
    file_name { es: "aportes.csv", en: "contributions.csv" }
    csv_area { es: "Área", en: "Area" }
    csv_role { es: "Puesto", en: "Role" }
    csv_does { es: "Qué hace", en: "Does" }
    csv_gets { es: "Qué gana el cliente", en: "The customer gets" }
    csv_through { es: "A través del área", en: "Through area" }
    csv_statement_kind { es: "Tipo de declaración", en: "Kind of statement" }
    csv_state { es: "Estado", en: "State" }
    csv_stale { es: "Por reconfirmar", en: "To be confirmed again" }
    csv_proposed_on { es: "Fecha de propuesta", en: "Proposed on" }
    csv_decided_on { es: "Fecha de decisión", en: "Decided on" }
}

/// Where a contribution stands, in a word.
#[must_use]
pub const fn state(lang: Lang, state: State) -> &'static str {
    match (lang, state) {
        (Lang::Es, State::Proposed) => "propuesto",
        (Lang::En, State::Proposed) => "proposed",
        (Lang::Es, State::ChangesAsked) => "cambio pedido",
        (Lang::En, State::ChangesAsked) => "change asked",
        (Lang::Es, State::Confirmed) => "confirmado",
        (Lang::En, State::Confirmed) => "confirmed",
        (Lang::Es, State::Declined) => "declinado",
        (Lang::En, State::Declined) => "declined",
        (Lang::Es, State::Retired) => "retirado",
        (Lang::En, State::Retired) => "retired",
    }
}

/// What happened to it.
#[must_use]
pub const fn event(lang: Lang, event: Event) -> &'static str {
    match (lang, event) {
        (Lang::Es, Event::Proposed) => "Propuesto",
        (Lang::En, Event::Proposed) => "Proposed",
        (Lang::Es, Event::Edited) => "Editado y vuelto a proponer",
        (Lang::En, Event::Edited) => "Edited and proposed again",
        (Lang::Es, Event::ChangesAsked) => "Se pidió un cambio",
        (Lang::En, Event::ChangesAsked) => "A change was asked for",
        (Lang::Es, Event::Confirmed) => "Confirmado",
        (Lang::En, Event::Confirmed) => "Confirmed",
        (Lang::Es, Event::Declined) => "Declinado",
        (Lang::En, Event::Declined) => "Declined",
        (Lang::Es, Event::Reconfirmed) => "Confirmado otra vez",
        (Lang::En, Event::Reconfirmed) => "Confirmed again",
        (Lang::Es, Event::Retired) => "Retirado",
        (Lang::En, Event::Retired) => "Retired",
    }
}
