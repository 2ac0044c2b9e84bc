//! Line drawings: one thread each. SVG content of our own, never anybody's input.

/// The mark, in a view box of 40 × 24.
pub const MARK: &str = r#"<path d="M2 19.5c7.5 0 6.8-15 14-15s7 15 14 15c4.5 0 6-4.5 8-9.5"/>"#;
/// The thread is cut: nothing here. View box 300 × 80, as the following.
pub const CUT: &str = r#"<path d="M4 56C50 56 50 20 96 20s30 26 46 26"/><path class="gap" d="M154 46h26"/><path d="M192 46c20 0 24-26 50-26s30 30 54 30"/>"#;
/// A knot: not allowed.
pub const KNOT: &str =
    r#"<path d="M4 50C60 50 90 50 130 50c60 0 60-36 30-36s-36 52 4 52 50-40 16-40-30 24 0 24h116"/>"#;
/// Frayed: our mistake.
pub const FRAYED: &str = r#"<path d="M4 40h150c30 0 40-6 60-22M154 40c40 0 50 2 76 2M154 40c30 0 44 10 58 26"/><path class="gap" d="M250 42h44"/>"#;
/// Slack: no connection.
pub const SLACK: &str = r#"<path d="M4 16C60 16 80 64 150 64S240 16 296 16"/>"#;
