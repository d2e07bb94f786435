"""Plot which email clients the newest 5,000 opens came from."""

# matplotlib's annotations are incomplete.
# pyright: reportUnknownMemberType=false

import argparse
import sys
from collections import Counter
from pathlib import Path

from matplotlib.figure import Figure

from postmark import SyncServerClient


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path, help="output file: .png, .svg or .pdf")
    parser.add_argument("--tag", help="only messages with this tag")
    options = parser.parse_args()
    with SyncServerClient() as client:
        counts = count_opens(client, options.tag)
    if not counts:
        sys.exit("There are no opens to plot.")
    draw(counts, options.picture)
    print(f"{counts.total()} opens plotted to {options.picture}")


def count_opens(client: SyncServerClient, tag: str | None = None) -> Counter[str]:
    """Return the number of opens per family of email clients."""
    opens = client.outbound.stream_opens(max_events=5000, tag=tag)
    return Counter(event.client.family or "unknown" for event in opens)


def draw(counts: Counter[str], picture: Path) -> None:
    """Plot one bar per email client, the most used at the top."""
    names, numbers = zip(*reversed(counts.most_common(12)), strict=True)
    figure = Figure(figsize=(8, 0.5 * len(names) + 1.5), layout="constrained")
    axes = figure.subplots()
    axes.bar_label(axes.barh(names, numbers, color="#1f56c3"), padding=4)
    axes.set_title("Opens by email client")
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.xaxis.set_visible(False)
    figure.savefig(picture, dpi=150)


if __name__ == "__main__":
    main()
