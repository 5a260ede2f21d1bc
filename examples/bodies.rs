//! Writes the text that `nutgraf draft` reads out of each page of a folder, to measure it against texts made by hand:
//! `cargo run --release --example bodies -- PAGES OUT` writes OUT/NAME.txt for each PAGES/NAME.html.

use nutgraf::draft::story;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [pages, out] = folders.as_slice() else { return Err("usage: bodies PAGES OUT".into()) };
    fs::create_dir_all(out)?;
    let mut count = 0;
    let begun = Instant::now();
    for entry in fs::read_dir(pages)? {
        let page = entry?.path();
        if page.extension().is_some_and(|ending| ending == "html") {
            write(&page, out)?;
            count += 1;
        }
    }
    println!("{count} pages in {:?}", begun.elapsed());
    Ok(())
}

/// Writes the article of a page; an empty file where there is none, so that it counts as none.
fn write(page: &Path, out: &Path) -> Result<(), Box<dyn error::Error>> {
    let text = match story::read(&fs::read(page)?, Some(page)) {
        Ok(story) => story.text,
        Err(trouble) => {
            eprintln!("{}: {trouble}", page.display());
            String::new()
        }
    };
    let name = page.file_stem().unwrap_or_default();
    Ok(fs::write(out.join(name).with_extension("txt"), text)?)
}
