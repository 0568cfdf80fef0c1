"""The training loop: seeded, resumable, with a running average of the weights."""

import json
import logging
import math
import random
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from kg.language.pieces import WordPieces
from training.classes import Classes, collect
from training.data import load, round_of
from training.inflections import lemma_table
from training.loss import disagreement, losses, scores_of
from training.model import Network, Sizes, load_pretrained
from training.teacher import Taught, lessons
from training.windows import collate

Settings = dict[str, Any]
_DONE = "done"
_log = logging.getLogger("training")


def build(classes: Classes, pieces: WordPieces, config: Settings) -> Network:
    """Return an untrained network of the configured sizes."""
    model = config["model"]
    counts = {name: len(values) for name, values in asdict(classes).items()}
    return Network(len(pieces.vocabulary), Sizes(**model, **counts))


def train(corpora: Path, encoder: Path, out: Path, config: Settings) -> Path:
    """Run the phases in order, up to the last that is shipped, resuming where a run stopped.

    Returns the folder of the last.

    A phase starts from the averaged weights of the one before. Its table overrides the settings
    of the others, table by table.
    """
    before: Path | None = None
    wanted = config["package"]["mean_of"]
    last = max(n for n, phase in enumerate(config["phase"]) if phase["name"] in wanted)
    for phase in config["phase"][: last + 1]:
        tables = {k: v for k, v in phase.items() if isinstance(v, dict)}
        settings = {**config, **phase, **{k: {**config.get(k, {}), **v} for k, v in tables.items()}}
        if not (out / phase["name"] / _DONE).exists():
            Trainer(corpora, encoder, out / phase["name"], settings, before).run()
        before = out / phase["name"]
    assert before is not None
    return before


class Trainer:
    """Everything a checkpoint holds, and the steps between two of them, in one phase."""

    def __init__(
        self, corpora: Path, encoder: Path, out: Path, config: Settings, before: Path | None
    ) -> None:
        self.config, self.out = config, out
        out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(config["seed"])
        torch.set_num_threads(config["train"]["threads"])
        self.corpora = load(corpora)
        self.pieces = WordPieces.from_file(encoder / "vocab.txt")
        self.classes = collect([*self.corpora["ewt"], *self.corpora["gum"]])
        self.network = build(self.classes, self.pieces, config)
        load_pretrained(self.network, encoder / "model.safetensors")
        if before:
            self._continue(before / "average.pt")
            self._learn_from_itself(corpora)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.learnt = [k for k, p in self.network.named_parameters() if p.requires_grad]
        self.optimiser = self._optimiser()
        self.consistency: float = config["train"]["consistency"]
        self.round = self.batch = self.step = 0
        self.steps = self._count_steps()
        (out / "classes.json").write_text(json.dumps(asdict(self.classes), indent=0))

    def _continue(self, weights: Path) -> None:
        """Take over weights; heads whose shape has changed start anew."""
        mine = self.network.state_dict()
        theirs = torch.load(weights)
        fitting = {k: v for k, v in theirs.items() if k in mine and mine[k].shape == v.shape}
        for name in sorted({k.split(".")[0] for k in mine.keys() - fitting.keys()}):
            _log.info("%s starts anew", name)
            fitting = {k: v for k, v in fitting.items() if k.split(".")[0] != name}
        self.network.load_state_dict(fitting, strict=False)

    def _learn_from_itself(self, corpora: Path) -> None:
        settings = self.config.get("teacher")
        if not settings:
            return
        news = self.corpora["gmb"][: settings["sentences"]]
        said = lessons(self.network, self.pieces, self.classes, news, self.out / "lessons.npz")
        taught = Taught(self.classes, lemma_table(corpora), settings)
        self.corpora["gmb"] = [taught.sentence(s, said.of(n)) for n, s in enumerate(news)]

    def _optimiser(self) -> torch.optim.Optimizer:
        train = self.config["train"]
        groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
        for name, parameter in self.network.named_parameters():
            if not parameter.requires_grad:
                continue
            new = not name.startswith("encoder.") or "shapes" in name or "mix" in name
            rate = train["head_rate"] if new else train["encoder_rate"]
            decay = train["weight_decay"] if parameter.ndim > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
        return torch.optim.AdamW(
            [{"params": p, "lr": r, "base": r, "weight_decay": d} for (r, d), p in groups.items()],
            betas=(0.9, 0.98),
            fused=True,
        )

    def _count_steps(self) -> int:
        rounds: float = self.config["train"]["rounds"]
        size = len(round_of(self.corpora, self.pieces, self.config, 0))
        return math.ceil(size * rounds)

    def run(self) -> None:
        """Train from the last checkpoint in the output folder, or from the start, to the end."""
        self._resume()
        last = time.monotonic()
        pause = self.config["train"]["checkpoint_minutes"] * 60
        totals: dict[str, list[float]] = {}
        words, since = 0, time.monotonic()
        while self.step < self.steps:
            batches = round_of(self.corpora, self.pieces, self.config, self.round)
            for number in range(self.batch, len(batches)):
                if self.step >= self.steps:
                    break
                rng = random.Random(f"{self.config['seed']} {self.round} {number}")
                for name, value in self._step(batches[number], rng).items():
                    totals.setdefault(name, []).append(value)
                words += sum(len(s) for w in batches[number] for s in w)
                self.batch, self.step = number + 1, self.step + 1
                if self.step % 50 == 0:
                    _report(self.step, self.steps, words / (time.monotonic() - since), totals)
                    totals, words, since = {}, 0, time.monotonic()
                if time.monotonic() - last > pause:
                    self.save()
                    last = time.monotonic()
            if self.step < self.steps or self.batch >= len(batches):
                self.round, self.batch = self.round + 1, 0
                self.save()
        self.save()
        (self.out / _DONE).touch()

    def _rate(self) -> float:
        train = self.config["train"]
        done = self.step / self.steps
        if done < train["warmup"]:
            return float(done / train["warmup"] + 1e-3)
        through = (done - train["warmup"]) / (1 - train["warmup"])
        cosine = 0.5 * (1 + math.cos(math.pi * min(1.0, through)))
        return float(train["final_rate"] + (1 - train["final_rate"]) * cosine)

    def _step(self, windows: list[Any], rng: random.Random) -> dict[str, float]:
        self.network.train()
        torch.manual_seed(rng.getrandbits(48))
        hidden = self.config["augment"]["mask_words"]
        batch = collate(windows, self.pieces, self.classes, rng, hidden)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.config["train"]["bf16"]):
            scores = scores_of(self.network, batch)
            parts = losses(scores, batch)
            again = scores_of(self.network, batch) if self.consistency else None
        weights = self.config["loss"]
        total = torch.stack([parts[name] * weights[name] for name in parts]).sum()
        if again is not None:
            parts_again, apart = losses(again, batch), disagreement(scores, again)
            both = torch.stack([parts_again[name] * weights[name] for name in parts]).sum()
            gap = torch.stack([apart[name] * weights[name] for name in apart]).sum()
            total = 0.5 * (total + both) + self.consistency * gap
        self.optimiser.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.config["train"]["clip"])
        rate = self._rate()
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * rate
        self.optimiser.step()
        self._average()
        return {name: float(value.detach()) for name, value in parts.items()}

    @torch.no_grad()
    def _average(self) -> None:
        if self.step % 4:
            return
        keep = min(self.config["train"]["average"] ** 4, (1 + self.step) / (40 + self.step))
        state = self.network.state_dict()
        torch._foreach_lerp_(
            [self.average[n] for n in self.learnt], [state[n] for n in self.learnt], 1 - keep
        )

    def save(self) -> None:
        """Write a checkpoint (whole, then renamed) and the averaged weights beside it."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "place": (self.round, self.batch, self.step),
        }
        torch.save(state, self.out / "checkpoint.new")
        (self.out / "checkpoint.new").replace(self.out / "checkpoint.pt")
        torch.save(self.average, self.out / "average.new")
        (self.out / "average.new").replace(self.out / "average.pt")
        _log.info("saved at step %d", self.step)

    def _resume(self) -> None:
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path)
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.round, self.batch, self.step = state["place"]
        _log.info("resumed at step %d of %d", self.step, self.steps)


def _report(step: int, steps: int, speed: float, totals: dict[str, list[float]]) -> None:
    means = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in totals.items())
    _log.info("step %d/%d  %.0f words/s  %s", step, steps, speed, means)
