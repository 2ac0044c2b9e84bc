//! Weeks, who was expected, and check-ins.

use super::plural;

texts! {
    week(number: i32) { es: "Semana {number}", en: "Week {number}" }
    week_of(number: i32, year: i32) { es: "Semana {number} de {year}", en: "Week {number} of {year}" }
    until(when: &str) { es: "hasta el {when}", en: "until {when}" }
    closed_at(when: &str) { es: "cerró el {when}", en: "closed {when}" }

    title { es: "Registro de la semana", en: "This week's check-in" }
    question { es: "¿Qué viví esta semana?", en: "What did you live this week?" }
    my_contributions { es: "Aportes de mi puesto", en: "My role's contributions" }
    my_contributions_hint { es: "Marcar los que se vivieron esta semana. Contar más es opcional.", en: "Tick those that you lived this week. Telling more is optional." }
    serves { es: "Sirve a:", en: "It serves:" }
    so_that(gets: &str) { es: "para que el cliente {gets}", en: "so that the customer {gets}" }
    did { es: "Qué hice", en: "What I did" }
    got { es: "Qué cambió para el cliente", en: "What it did for the customer" }
    example { es: "Se puede mostrar como ejemplo", en: "It may be shown as an example" }
    example_hint { es: "Lo verán también la gerencia y el equipo de experiencia: con mi área, sin mi nombre.", en: "Leadership and the experience team will see it too: with my area, without my name." }
    anything_else { es: "Algo más que hice por un punto de contacto", en: "Anything else I did for a touchpoint" }
    one_more { es: "Otra cosa más", en: "One more thing" }
    touchpoint { es: "Punto de contacto", en: "Touchpoint" }
    no_touchpoint { es: "falta el punto de contacto", en: "the touchpoint is missing" }
    stale { es: "por reconfirmar", en: "to be confirmed again" }
    choose_touchpoint { es: "Elegir…", en: "Choose…" }
    note { es: "Nota", en: "Note" }
    note_to(names: &str) { es: "Para {names}", en: "To {names}" }
    note_label { es: "Algo que valga la pena saber", en: "Anything worth knowing" }
    hr { es: "Recursos Humanos", en: "HR" }
    me { es: "yo", en: "you" }
    sees_entries(names: &str) { es: "Lo veremos {names}.", en: "It will be seen by {names}." }
    sees_note(names: &str) { es: "Lo leeremos solo {names}.", en: "Only {names} will read it." }
    and { es: " y ", en: " and " }
    and_i { es: " e ", en: " and " }
    send { es: "Enviar", en: "Send" }
    send_changes { es: "Guardar cambios", en: "Save changes" }
    send_late { es: "Enviar tarde", en: "Send late" }
    save { es: "Guardar", en: "Save" }
    as_draft { es: "como borrador", en: "as a draft" }
    saving { es: "guardando…", en: "saving…" }
    saved { es: "guardado", en: "saved" }
    not_saved { es: "sin guardar", en: "not saved" }
    stopped { es: "Sin guardar: usar el botón", en: "Not saved: use the button" }
    flash_sent { es: "Registro enviado.", en: "Check-in sent." }
    flash_changed { es: "Cambios guardados.", en: "Changes saved." }
    flash_late { es: "Registro enviado, fuera de plazo.", en: "Check-in sent, late." }
    flash_draft { es: "Borrador guardado. Todavía no se ha enviado.", en: "Draft saved. It has not been sent yet." }
    reminded(by: &str, when: &str) { es: "{by} recordó este registro el {when}.", en: "{by} reminded you of it on {when}." }
    sent_state { es: "Enviado", en: "Sent" }
    sent_until(when: &str) { es: "Se puede cambiar hasta el {when}.", en: "It can be changed until {when}." }
    sent_closed { es: "La semana cerró: ya no se puede cambiar.", en: "The week has closed: it can't be changed any more." }
    late_state { es: "Fuera de plazo", en: "Late" }
    late_text(when: &str) { es: "La semana cerró el {when}. Lo que se envíe ahora se lee igual, pero no cuenta en la participación.", en: "The week closed {when}. What is sent now is read all the same, but does not count as participation." }
    away_state { es: "Fuera toda la semana", en: "Away all week" }
    away_text { es: "Nadie espera este registro. Si hay algo que contar, se puede enviar igual.", en: "Nobody expects this check-in. If there is something to tell, it can be sent all the same." }
    stored_elsewhere { es: "Lo que quedó guardado desde otra ventana", en: "What was stored from another window" }
    stored_text { es: "Al guardar de nuevo, lo del formulario lo reemplaza.", en: "Saving again replaces it with what is in the form." }
    from_closed_week { es: "Esto se escribió para una semana que ya cerró. Sigue aquí, para esta.", en: "This was written for a week that has closed. It is still here, for this one." }
    kept_title { es: "Lo escrito", en: "What you typed" }
    no_role_title { es: "Todavía sin puesto", en: "No role yet" }
    no_role_text { es: "Recursos Humanos o administración asigna los puestos. Con uno, aquí se marcan sus aportes.", en: "HR or an admin assigns roles. With one, its contributions are ticked here." }
    no_contributions_title { es: "Este puesto todavía no tiene aportes", en: "This role has no contributions yet" }
    no_contributions_text { es: "Un aporte dice cómo lo de cada día llega al cliente. Quien hace el trabajo lo propone.", en: "A contribution says how the everyday work reaches the customer. Whoever does the work proposes it." }
    propose { es: "Proponer un aporte", en: "Propose a contribution" }

    not_open_title { es: "La semana todavía no abre", en: "The week is not open yet" }
    opens(number: i32, when: &str) { es: "La semana {number} abre el {when}.", en: "Week {number} opens {when}." }
    read_last(number: i32) { es: "Leer la semana {number}", en: "Read week {number}" }
    last_unsent(number: i32) { es: "La semana {number} quedó sin enviar.", en: "Week {number} was not sent." }
    my_weeks { es: "Mis semanas", en: "My weeks" }

    search_label { es: "Buscar en lo que escribí", en: "Search what I wrote" }
    weeks_found(n: i64) { es => plural(n, "una semana", "{n} semanas"), en => plural(n, "one week", "{n} weeks") }
    nothing_found { es: "Ninguna semana lo dice", en: "No week says that" }
    nothing_found_text { es: "Probar con menos palabras.", en: "Try fewer words." }
    no_weeks { es: "Todavía no hay semanas", en: "No weeks yet" }
    no_weeks_text { es: "Aquí quedan los registros, para leerlos cuando haga falta.", en: "Check-ins stay here, to be read whenever needed." }
    state_sent { es: "enviado", en: "sent" }
    state_late { es: "tarde", en: "late" }
    state_draft { es: "borrador", en: "draft" }
    state_missing { es: "sin enviar", en: "not sent" }
    state_open { es: "abierta", en: "open" }
    opened_by(n: i64) { es => plural(n, "lo abrió una persona", "lo abrieron {n} personas"), en => plural(n, "opened by one person", "opened by {n} people") }
    comments_count(n: i64) { es => plural(n, "un comentario", "{n} comentarios"), en => plural(n, "one comment", "{n} comments") }
    what_i_did { es: "Lo que hice", en: "What I did" }
    nothing_told { es: "Sin nada marcado.", en: "Nothing ticked." }
    is_example { es: "como ejemplo", en: "as an example" }
    opened_title { es: "Quién lo abrió", en: "Who opened it" }
    opened_nobody { es: "Nadie todavía.", en: "Nobody yet." }
    marked_read { es: "marcado como leído", en: "marked as read" }
    thread { es: "Conversación", en: "Thread" }
    comment { es: "Comentario", en: "Comment" }
    reply { es: "Responder", en: "Reply" }
    flash_comment { es: "Comentario enviado.", en: "Comment sent." }
    finish { es: "Terminar y enviar", en: "Finish and send" }
    change { es: "Cambiar", en: "Change" }
    week_unsent { es: "Esta semana quedó sin enviar.", en: "This week was not sent." }
}
