//! The package holds what it is said to: every asset of Cargo.toml is in the repository or made by packaging/deb.

use std::path::Path;

#[test]
fn every_asset_is_kept_or_made() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).expect(name);
    let (manifest, script) = (read("Cargo.toml"), read("packaging/deb"));
    let deb =
        manifest.split_once("\nassets = [\n").and_then(|(_, rest)| rest.split_once("\n]")).expect("assets").0;
    let assets: Vec<&str> = deb.lines().filter_map(|line| line.split('"').nth(1)).collect();
    for asset in &assets {
        let made = match asset.strip_prefix("target/assets/") {
            Some(name) => script.contains(&format!("\"$assets/{name}\"")),
            None => *asset == "target/release/nutgraf",
        };
        assert!(made || root.join(asset).is_file(), "{asset}");
    }
    for part in ["nutgraf.1", "nutgraf.bash", "_nutgraf", "nutgraf.fish"] {
        assert!(assets.iter().any(|asset| asset.ends_with(part)), "{part}");
    }
}
