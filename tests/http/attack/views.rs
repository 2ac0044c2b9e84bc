//! What somebody sees of a period, read from the pages and files as they come.

use hilo_app::pages::pulse::words;
use hilo_domain::{ids::AreaId, lang::Lang, period::PeriodId, pulse::Item};
use hilo_tests::{Browser, page};
use std::collections::BTreeMap;

/// Where the published figures are.
pub const RESULTS: &str = "/alignment/period";
pub const RESULTS_CSV: &str = "/alignment/period.csv";
/// One period and the means over several.
pub const SPANS: [(&str, i32); 3] = [("", 1), ("quarter", 3), ("year", 13)];

/// What a page or a file says of an area and an item: a figure, or that it is hidden.
pub type Cells = BTreeMap<(AreaId, Item), Option<u8>>;

pub fn address(path: &str, period: PeriodId, over: &str, area: Option<AreaId>) -> String {
    let area = area.map(|area| format!("&area={area}")).unwrap_or_default();
    format!("{path}?period={period}&over={over}{area}")
}

/// The cells of a page's table, by the links of its rows and of its columns.
pub fn cells(html: &str) -> Cells {
    let table = table(html);
    let heads: Vec<&str> = table.split("<th scope=\"col\"").skip(1).collect();
    let column = |item: Item| {
        let sorts = |head: &&str| ["", "-"].iter().any(|sign| head.contains(&format!("sort={sign}{}#", item.as_str())));
        heads.iter().position(sorts).unwrap_or_else(|| panic!("no column of {item:?}: {}", heads.concat()))
    };
    let columns = Item::ALL.map(column);
    let mut cells = Cells::new();
    for line in table.split("<tr").filter(|line| line.contains("<th scope=\"row\"")) {
        // The last link is that of the name. None has the row of the organisation, where somebody sees a part of it.
        let head = line.split("<td").next().unwrap_or_default();
        let Some((_, area)) = head.rsplit_once("area=") else { continue };
        let area: AreaId = area[..36].parse().unwrap();
        let shown: Vec<&str> = line.split("<td").skip(1).collect();
        for (item, column) in Item::ALL.into_iter().zip(columns) {
            cells.insert((area, item), figure(shown[column - 1]));
        }
    }
    assert!(!cells.is_empty(), "{table}");
    cells
}

/// The table of figures.
pub fn table(html: &str) -> &str {
    let from = html.find("<table class=\"heat").unwrap_or_else(|| panic!("no table: {}", page::text(html)));
    &html[from..from + html[from..].find("</table>").unwrap()]
}

fn figure(cell: &str) -> Option<u8> {
    if cell.contains("heat-hidden") {
        // Nothing but that it is hidden.
        assert!(!page::text(cell).chars().any(|c| c.is_ascii_digit()), "{cell}");
        return None;
    }
    let text = page::text(&cell[cell.find('>').unwrap() + 1..]);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    Some(digits.parse().unwrap_or_else(|_| panic!("no figure in {cell}")))
}

/// The cells of a file, by the names of the areas of then.
pub fn csv_cells(file: &str, areas: &BTreeMap<String, AreaId>) -> Cells {
    let items = Item::ALL.map(|item| (words::name(Lang::Es, item).replace('\u{ad}', ""), item));
    let mut cells = Cells::new();
    for line in file.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [_, _, path, item, num, den, value, _] = fields[..] else { panic!("{line}") };
        let Some((_, item)) = items.iter().find(|(name, _)| *name == item) else { continue };
        assert_eq!((num, den), ("", ""), "how many answered is not said: {line}");
        let area = areas[path.rsplit('/').next().unwrap()];
        cells.insert((area, *item), (!value.is_empty()).then(|| value.parse().unwrap()));
    }
    assert!(!cells.is_empty(), "{file}");
    cells
}

/// Everything that somebody sees of a period in one span: the page, and the file, which say the same.
pub async fn seen(
    browser: &mut Browser,
    period: PeriodId,
    over: &str,
    areas: &BTreeMap<String, AreaId>,
) -> (Cells, String, String) {
    let html = browser.get(&address(RESULTS, period, over, None)).await.expect(200).body;
    let file = browser.get(&address(RESULTS_CSV, period, over, None)).await.expect(200).body;
    let cells = cells(&html);
    assert_eq!(cells, csv_cells(&file, areas), "the page and the file say the same");
    (cells, table(&html).to_owned(), file)
}
