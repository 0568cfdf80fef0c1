"""The network: a six-layer BERT-shaped encoder, and one small head a task over its words."""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.language.pieces import SHAPES

ENCODER_LAYERS, WIDTH, ATTENTION_HEADS, INNER = 6, 384, 12, 1536


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the heads and their numbers of classes."""

    arc: int
    label: int
    hidden: int
    dropout: float
    encoder_dropout: float
    upos: int
    xpos: int
    morph: int
    lemma: int
    deprel: int
    ner: int


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: [batch, pieces, WIDTH]; mask: [batch, 1, 1, pieces], hugely negative at padding."""
        batch, size, _ = x.shape
        q, k, v = self.qkv(x).view(batch, size, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        scores = (q * (1 / math.sqrt(WIDTH / ATTENTION_HEADS))) @ k.transpose(-1, -2)
        if mask is not None:
            scores = scores + mask
        seen = scores.softmax(-1) @ v
        seen = seen.transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.norm1(x + self.dropout(self.out(seen)))
        inner = self.down(functional.gelu(self.up(x)))
        y: Tensor = self.norm2(x + self.dropout(inner))
        return y


class Encoder(nn.Module):
    """Pieces and shapes in, one mixture of the layers a task out."""

    def __init__(self, vocabulary: int, dropout: float, tasks: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.pieces.weight.requires_grad_(False)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(ENCODER_LAYERS))
        start = torch.zeros(tasks, ENCODER_LAYERS + 1)
        start[:, -1] = 2.0
        self.mix = nn.Parameter(start)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> list[Tensor]:
        """pieces, shapes: [batch, pieces]; returns [batch, pieces, WIDTH] for every task."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.shapes(shapes) + self.positions(places)[None]
        x = self.dropout(self.norm(x))
        states = [x]
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        weights = self.mix.softmax(-1)
        stacked = torch.stack(states)
        mixed = weights @ stacked.reshape(len(states), -1)
        return list(mixed.reshape(-1, *x.shape).unbind(0))


class Mlp(nn.Sequential):
    """A projection with GELU and dropout."""

    def __init__(self, out: int, dropout: float) -> None:
        super().__init__(nn.Linear(WIDTH, out), nn.GELU(), nn.Dropout(dropout))


class Labeller(nn.Module):
    """Biaffine relation scores of (dependent, head) pairs already chosen."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.size, self.labels = size, labels
        self.bilinear = nn.Linear(size, labels * size, bias=False)
        nn.init.normal_(self.bilinear.weight, std=1 / size)
        self.linear = nn.Linear(2 * size, labels)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """dependents, heads: [words, size]; returns [words, labels]."""
        left = self.bilinear(dependents).view(-1, self.labels, self.size)
        linear: Tensor = self.linear(torch.cat([dependents, heads], -1))
        bilinear: Tensor = (left * heads[:, None, :]).sum(-1)
        return bilinear + linear


class Network(nn.Module):
    """Encoder and heads. Task vectors: 0 morphology, 1 syntax, 2 names."""

    def __init__(self, vocabulary: int, sizes: Sizes) -> None:
        super().__init__()
        drop = sizes.dropout
        self.encoder = Encoder(vocabulary, sizes.encoder_dropout, tasks=3)
        self.arc_dependent, self.arc_head = Mlp(sizes.arc, drop), Mlp(sizes.arc, drop)
        self.arc_bilinear = nn.Linear(sizes.arc, sizes.arc, bias=False)
        nn.init.normal_(self.arc_bilinear.weight, std=1 / sizes.arc)
        self.arc_bias = nn.Linear(sizes.arc, 1, bias=False)
        self.label_dependent, self.label_head = Mlp(sizes.label, drop), Mlp(sizes.label, drop)
        self.labeller = Labeller(sizes.label, sizes.deprel)
        self.tag_hidden = Mlp(sizes.hidden, 0.2)
        self.upos = nn.Linear(sizes.hidden, sizes.upos)
        self.xpos = nn.Linear(sizes.hidden, sizes.xpos)
        self.morph = nn.Linear(sizes.hidden, sizes.morph)
        self.lemma = nn.Linear(sizes.hidden, sizes.lemma)
        self.start = nn.Sequential(Mlp(64, 0.1), nn.Linear(64, 1))
        self.ner = nn.Sequential(Mlp(sizes.hidden, 0.2), nn.Linear(sizes.hidden, sizes.ner))

    def words(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor | None, first: Tensor, last: Tensor
    ) -> list[Tensor]:
        """first, last: [batch, words] piece positions; word 0 is the [CLS] that stands for root.

        Returns three [batch, words, WIDTH] tensors: the mean of a word's first and last piece.
        """
        vectors = []
        for state in self.encoder(pieces, shapes, mask):
            begin = state.gather(1, first[..., None].expand(-1, -1, WIDTH))
            end = state.gather(1, last[..., None].expand(-1, -1, WIDTH))
            vectors.append((begin + end) * 0.5)
        return vectors

    def arcs(self, syntax: Tensor) -> Tensor:
        """Return scores [batch, words, words]: row = dependent, column = head (0 = root)."""
        dependents, heads = self.arc_dependent(syntax), self.arc_head(syntax)
        scores: Tensor = self.arc_bilinear(dependents) @ heads.transpose(1, 2)
        bias: Tensor = self.arc_bias(heads).transpose(1, 2)
        return scores + bias


def load_pretrained(network: Network, weights: Path) -> None:
    """Copy the pre-trained BERT weights (safetensors, Hugging Face names) into the encoder."""
    source = load_file(str(weights))
    source = {k.removeprefix("bert."): v for k, v in source.items()}
    encoder = network.encoder
    with torch.no_grad():
        encoder.pieces.weight.copy_(source["embeddings.word_embeddings.weight"])
        positions = source["embeddings.position_embeddings.weight"]
        kinds = source["embeddings.token_type_embeddings.weight"]
        encoder.positions.weight.copy_(positions + kinds[0])
        _copy(encoder.norm, source, "embeddings.LayerNorm")
        for n, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            prefix = f"encoder.layer.{n}."
            parts = [f"{prefix}attention.self.{p}" for p in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([source[p + ".weight"] for p in parts]))
            layer.qkv.bias.copy_(torch.cat([source[p + ".bias"] for p in parts]))
            _copy(layer.out, source, prefix + "attention.output.dense")
            _copy(layer.norm1, source, prefix + "attention.output.LayerNorm")
            _copy(layer.up, source, prefix + "intermediate.dense")
            _copy(layer.down, source, prefix + "output.dense")
            _copy(layer.norm2, source, prefix + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, source: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(source[name + ".weight"])
    module.bias.copy_(source[name + ".bias"])
