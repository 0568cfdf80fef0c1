"""Checkpoint to pipeline: `python -m training.package` writes the folder that is shipped."""

import argparse
import json
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from spacy.lang.en import English
from torch import Tensor

import kg.language.component
import kg.language.quantities
from kg.language.pieces import WordPieces
from training import boundaries
from training.classes import Classes
from training.export import export
from training.harmonise import name_lists
from training.inflections import lemma_table
from training.loop import build
from training.tokens import adjust

NAME = "kg_news"


def pipeline(
    run: Path, vocabulary: Path, config: Path, corpora: Path, *, eight_bit: bool
) -> English:
    """Return the spaCy pipeline of a training run's averaged weights."""
    pieces = WordPieces.from_file(vocabulary)
    settings = tomllib.loads(config.read_text(encoding="utf-8"))
    phases = [run / name for name in settings["package"]["mean_of"]]
    classes = Classes(**json.loads((phases[-1] / "classes.json").read_text(encoding="utf-8")))
    network = build(classes, pieces, settings)
    states = [torch.load(phase / "average.pt", map_location="cpu") for phase in phases]
    network.load_state_dict(mean_of(states))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        export(network, folder, eight_bit=eight_bit)
        files = {name: (folder / name).read_bytes() for name in ("analyse.onnx", "label.onnx")}
    files["classes.json"] = json.dumps(asdict(classes), ensure_ascii=False).encode()
    table = lemma_table(corpora)
    files["lemmas.json"] = json.dumps(table, ensure_ascii=False, indent=0).encode()
    files["names.json"] = json.dumps(name_lists(), ensure_ascii=False, indent=0).encode()
    files["starts.json"] = json.dumps(boundaries.unfitted()).encode()
    files["pieces.txt"] = "\n".join(pieces.vocabulary).encode()
    nlp = English()
    adjust(nlp)
    analyser = nlp.add_pipe("kg_analyser")
    assert isinstance(analyser, kg.language.component.Analyser)
    analyser.initialise(files)
    files["starts.json"] = json.dumps(boundaries.fitted(nlp, corpora), indent=0).encode()
    analyser.initialise(files)
    nlp.add_pipe("kg_quantities")
    return nlp


def mean_of(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of the weights of several phases (<https://arxiv.org/abs/2203.05482>)."""
    if len(states) == 1:
        return states[0]
    return {
        name: torch.stack([state[name].double() for state in states]).mean(0).to(value.dtype)
        for name, value in states[0].items()
    }


def describe(nlp: English, version: str) -> None:
    """Fill in the meta data."""
    nlp.meta.update(
        name=NAME,
        version=version,
        license="CC BY-SA 4.0",
        description="English news: sentences, tags, morphology, lemmas, Universal Dependencies "
        "and names from one small transformer under ONNX Runtime.",
        sources=[
            {"name": "UD English EWT r2.16", "license": "CC BY-SA 4.0"},
            {"name": "UD English GUM r2.16", "license": "CC BY 4.0"},
            {"name": "Groningen Meaning Bank", "license": "public domain"},
            {"name": "CrossNER", "license": "MIT"},
            {"name": "WikiGold", "license": "CC BY 4.0"},
            {"name": "Universal NER, EWT", "license": "CC BY-SA 4.0"},
            {"name": "WordNet verb forms (spacy-lookups-data)", "license": "WordNet"},
            {"name": "all-MiniLM-L6-v2", "license": "Apache-2.0"},
        ],
    )


def write(nlp: English, folder: Path) -> None:
    """Write the pipeline, keeping the model card that lies in the folder."""
    card = folder / "README.md"
    text = card.read_text(encoding="utf-8") if card.exists() else None
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    if text is not None:
        card.write_text(text, encoding="utf-8")


def main() -> int:
    """Parse the command line and write the pipeline."""
    parser = argparse.ArgumentParser(prog="python -m training.package", description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("training/run"), help="checkpoints")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with ud/ (lemma table)")
    parser.add_argument("--vocabulary", type=Path, required=True, help="the encoder's vocab.txt")
    parser.add_argument(
        "--out", type=Path, default=Path("kg/language/en_kg_news"), help="folder to write"
    )
    default = Path(__file__).with_name("config.toml")
    parser.add_argument(
        "--config", type=Path, default=default, help="training/config.toml if absent"
    )
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights")
    parser.add_argument("--version", default="0.1.0")
    arguments = parser.parse_args()
    nlp = pipeline(
        arguments.run, arguments.vocabulary, arguments.config, arguments.corpora,
        eight_bit=not arguments.float,
    )  # fmt: skip
    describe(nlp, arguments.version)
    write(nlp, arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
