//! Home: what waits for me, then what is new.

use super::plural;

texts! {
    title { es: "Hoy", en: "Today" }
    greeting(name: &str) { es: "Hola, {name}", en: "Hello, {name}" }
    nothing_waits { es: "Nada espera por ahora.", en: "Nothing is waiting for you." }
    waiting { es: "Lo que espera", en: "What is waiting" }
    news { es: "Novedades", en: "What is new" }

    checkin { es: "¿Qué viví esta semana?", en: "What did you live this week?" }
    checkin_text { es: "Dos minutos: marcar lo vivido, contar algo si vale la pena.", en: "Two minutes: tick what you lived, tell something if it is worth it." }
    checkin_draft { es: "Hay un borrador guardado, sin enviar.", en: "There is a draft, saved and not sent." }
    reminded(by: &str, when: &str) { es: "{by} recordó el registro de esta semana el {when}.", en: "{by} reminded you of this week’s check-in on {when}." }
    late { es: "El registro de la semana pasada", en: "Last week’s check-in" }
    late_draft { es: "Hay un borrador sin enviar. Todavía se puede: queda como tardío y no cuenta en la participación.", en: "There is a draft that was not sent. It still can be: it is marked late and does not count as participation." }
    late_text { es: "Todavía se puede enviar: queda como tardío y no cuenta en la participación.", en: "It can still be sent: it is marked late and does not count as participation." }
    answer { es: "Responder", en: "Answer" }
    finish { es: "Terminar", en: "Finish" }
    sent(number: i32) { es: "Semana {number}: registro enviado", en: "Week {number}: check-in sent" }
    sent_until(when: &str) { es: "Se puede cambiar hasta el {when}.", en: "It can be changed until {when}." }
    see { es: "Ver", en: "See" }

    acknowledge(kind: &str, number: i32) { es: "{kind}, versión {number}", en: "{kind}, version {number}" }
    read_earlier(number: i32) { es: "Leída antes: la versión {number}", en: "Read before: version {number}" }
    to_acknowledge { es: "Por confirmar lectura", en: "To be acknowledged" }
    read { es: "Leer", en: "Read" }
    read_checkins(n: i64) { es => plural(n, "Un registro por leer", "{n} registros por leer"), en => plural(n, "One check-in to read", "{n} check-ins to read") }
    read_checkins_text { es: "De quienes escriben a quien los lidera.", en: "From those who write to their lead." }
    decide(n: i64) { es => plural(n, "Un aporte por decidir", "{n} aportes por decidir"), en => plural(n, "One contribution to decide on", "{n} contributions to decide on") }
    decide_text { es: "Alguien lo propuso para su puesto.", en: "Somebody proposed it for their role." }
    decide_button { es: "Decidir", en: "Decide" }
    reconfirm(n: i64) { es => plural(n, "Un aporte por confirmar otra vez", "{n} aportes por confirmar otra vez"), en => plural(n, "One contribution to confirm again", "{n} contributions to confirm again") }
    reconfirm_text { es: "Cambió el sentido de lo que sostiene, o se retiró.", en: "The meaning of what it rests on has changed, or it was retired." }
    reconfirm_button { es: "Revisar", en: "Review" }
    rewrite(n: i64) { es => plural(n, "Un aporte por corregir", "{n} aportes por corregir"), en => plural(n, "One contribution to change", "{n} contributions to change") }
    rewrite_text { es: "Quien lidera el área pidió un cambio.", en: "The area's lead asked for a change." }
    propose { es: "Proponer el primer aporte de mi puesto", en: "Propose my role's first contribution" }
    propose_text { es: "Cómo lo de cada día llega al cliente.", en: "How the everyday work reaches the customer." }
    propose_button { es: "Proponer", en: "Propose" }
    area_answer(name: &str) { es: "{name}: cómo contribuye el área", en: "{name}: how the area contributes" }
    area_answer_none { es: "El área todavía no responde la pregunta para esta experiencia.", en: "The area has not answered the question for this experience yet." }
    area_answer_old(number: i32) { es: "La respuesta es para la versión {number} de la experiencia, que cambió.", en: "The answer is for version {number} of the experience, which has changed." }
    draft(title: &str) { es: "Borrador: {title}", en: "Draft: {title}" }
    draft_text { es: "Escrito y sin publicar.", en: "Written and not published." }
    draft_button { es: "Abrir", en: "Open" }

    news_statement(kind: &str, title: &str, number: i32) { es: "{kind}: {title} (versión {number})", en: "{kind}: {title} (version {number})" }
    news_journey(name: &str, number: i32) { es: "Recorrido «{name}», versión {number}", en: "Journey “{name}”, version {number}" }
    news_answer(name: &str, number: i32) { es: "{name} respondió a mi semana {number}", en: "{name} answered your week {number}" }

    first_steps { es: "Primeros pasos", en: "First steps" }
    step_people { es: "Traer a las personas", en: "Bring in the people" }
    step_people_text { es: "Un archivo CSV trae a todas con sus áreas y puestos; también se agregan de a una.", en: "A CSV file brings everybody with their areas and roles; they can be added one by one too." }
    step_people_button { es: "Importar", en: "Import" }
    step_leadership { es: "Dar el permiso de gerencia", en: "Give somebody the grant of leadership" }
    step_leadership_text { es: "Nadie lo tiene: sin él no se escribe ni se publica lo que somos. Se da en la página de la persona.", en: "Nobody has it, and without it who you are is neither written nor published. It is given on the person’s page." }
    step_hr { es: "Dar el permiso de Recursos Humanos", en: "Give somebody the grant of HR" }
    step_hr_text { es: "Nadie lo tiene: lee los registros donde nadie lidera y mantiene personas y áreas. Se da en la página de la persona.", en: "Nobody has it: it reads check-ins where nobody leads, and keeps people and areas. It is given on the person’s page." }
    step_grant_button { es: "Elegir a la persona", en: "Choose the person" }
    step_invite { es: "Invitar a quienes todavía no pueden entrar", en: "Invite those who cannot sign in yet" }
    step_invite_text { es: "Hay personas sin contraseña y sin una invitación que sirva.", en: "There are people without a password or an invitation that is still good." }
    step_invite_button { es: "Invitar", en: "Invite" }
    step_statement { es: "Escribir lo que somos", en: "Write who you are" }
    step_statement_text { es: "Todavía no hay nada publicado. El propósito, o la promesa al cliente, es un buen comienzo.", en: "Nothing is published yet. The purpose, or the promise to the customer, is a good beginning." }
    step_statement_button { es: "Escribir", en: "Write" }
    step_journey { es: "Preparar el primer recorrido", en: "Draft the first journey" }
    step_journey_text { es: "Sus etapas y puntos de contacto son lo que después se declara y se vive.", en: "Its stages and touchpoints are what is declared and lived afterwards." }
    step_journey_button { es: "Preparar", en: "Draft" }
    step_done { es: "hecho", en: "done" }
    step_statements { es: "Leer lo que somos", en: "Read what we are" }
    step_statements_left(n: i64) { es => plural(n, "Queda una declaración por confirmar.", "Quedan {n} declaraciones por confirmar."), en => plural(n, "One statement is left to acknowledge.", "{n} statements are left to acknowledge.") }
    step_statements_done { es: "Todo leído y confirmado.", en: "All read and acknowledged." }
    step_experience { es: "Recorrer la experiencia", en: "Walk through the experience" }
    step_experience_text { es: "Lo que queremos que cada cliente viva, paso a paso.", en: "What we want each customer to live, step by step." }
    step_role { es: "Ver los aportes de mi puesto", en: "See what my role contributes" }
    step_role_text { es: "Cómo lo de cada día llega al cliente. Son los que se marcan en el registro semanal.", en: "How the everyday work reaches the customer. They are what the weekly check-in asks about." }
}
