//! Words that many pages share: the frame, buttons, states.

texts! {
    skip_to_content { es: "Saltar al contenido", en: "Skip to content" }
    main_navigation { es: "Principal", en: "Main" }
    nav_today { es: "Hoy", en: "Today" }
    nav_statements { es: "Lo que somos", en: "Who we are" }
    nav_experience { es: "La experiencia", en: "The experience" }
    /// On a phone, where five of them share the bottom edge.
    nav_statements_short { es: "Somos", en: "Who we are" }
    nav_experience_short { es: "Experiencia", en: "Experience" }
    nav_role { es: "Mi puesto", en: "My role" }
    nav_alignment { es: "Alineamiento", en: "Alignment" }
    nav_people { es: "Personas", en: "People" }
    nav_areas { es: "Áreas", en: "Areas" }
    nav_audit { es: "Registro de auditoría", en: "Audit log" }
    nav_settings { es: "Configuración", en: "Settings" }
    nav_past_weeks { es: "Mis semanas", en: "My weeks" }
    nav_checkins { es: "Registros semanales", en: "Weekly check-ins" }
    nav_team { es: "Mi equipo", en: "My team" }
    my_account { es: "Mi cuenta", en: "My account" }
    sign_out { es: "Salir", en: "Sign out" }
    confidentiality { es: "Quién ve qué", en: "Who sees what" }
    sample_organisation { es: "Organización de muestra", en: "Sample organisation" }
    see_as { es: "Ver como", en: "See as" }
    start_for_real { es: "Empezar de verdad", en: "Start for real" }
    persona_employee { es: "Colaborador", en: "Employee" }
    persona_lead { es: "Responsable", en: "Area lead" }
    persona_leadership { es: "Gerencia", en: "Leadership" }
    persona_experience { es: "Experiencia", en: "Experience" }
    persona_hr { es: "Recursos Humanos", en: "HR" }
    persona_admin { es: "Administración", en: "Admin" }
    save { es: "Guardar", en: "Save" }
    cancel { es: "Cancelar", en: "Cancel" }
    close { es: "Cerrar", en: "Close" }
    back { es: "Volver", en: "Back" }
    edit { es: "Editar", en: "Edit" }
    remove { es: "Quitar", en: "Remove" }
    search { es: "Buscar", en: "Search" }
    filter { es: "Filtrar", en: "Filter" }
    actions { es: "Acciones", en: "Actions" }
    optional { es: "(opcional)", en: "(optional)" }
    print { es: "Imprimir", en: "Print" }
    copy { es: "Copiar", en: "Copy" }
    copied { es: "Copiado.", en: "Copied." }
    export_csv { es: "Exportar CSV", en: "Export CSV" }
    yes { es: "Sí", en: "Yes" }
    no { es: "No", en: "No" }
    breadcrumbs { es: "Ruta", en: "Breadcrumbs" }
    pages { es: "Páginas", en: "Pages" }
    page_range(from: &str, to: &str, of: &str) { es: "{from}–{to} de {of}", en: "{from}–{to} of {of}" }
    languages_es { es: "Español", en: "Spanish" }
    languages_en { es: "Inglés", en: "English" }
}
