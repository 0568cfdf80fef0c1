"""The joint loss: what every head says against what the corpus knows."""

import torch
from torch import Tensor
from torch.nn import functional

from training.model import Network
from training.windows import Batch

_NEVER = -1e9


Scores = dict[str, Tensor]
"""Scores of every head that a batch has targets for, [words, classes]; `start`: [words]."""


def scores_of(network: Network, batch: Batch) -> Scores:
    """Run the network once (with its dropout, while it learns)."""
    mask = (~batch.mask[:, None, None, :]).float() * -1e4
    morphology, syntax, names = network.words(
        batch.pieces, batch.shapes, mask, batch.first, batch.last
    )
    words = batch.words
    found: Scores = {}
    if batch.targets:
        found |= _syntax(network, syntax, batch)
        hidden = network.tag_hidden(morphology[words])
        for name in ("upos", "xpos", "morph", "lemma"):
            found[name] = getattr(network, name)(hidden).float()
    if batch.ner is not None:
        found["ner"] = network.ner(names[words]).float()
    return found


def _syntax(network: Network, syntax: Tensor, batch: Batch) -> Scores:
    words, heads = batch.words, batch.targets["heads"]
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    same[:, :, 0] = True
    arcs = network.arcs(syntax).float().masked_fill(~same, _NEVER)
    dependents, roles = network.label_dependent(syntax), network.label_head(syntax)
    chosen = roles.gather(1, heads.clamp(min=0)[..., None].expand_as(roles))
    return {
        "arc": arcs[words],
        "label": network.labeller(dependents[words], chosen[words]).float(),
        "start": network.start(syntax[words]).float().squeeze(-1),
    }


_TARGETS = {"arc": "heads", "label": "deprel", "start": "starts"}


def losses(scores: Scores, batch: Batch) -> dict[str, Tensor]:
    """Return the mean loss of every head that was scored."""
    found = {}
    for name, values in scores.items():
        if name == "ner":
            assert batch.ner is not None
            found[name] = partial_entropy(values, batch.ner[batch.words])
            continue
        targets = batch.targets[_TARGETS.get(name, name)][batch.words]
        if name == "start":
            known = (targets >= 0).float()
            each = functional.binary_cross_entropy_with_logits(
                values, targets.float(), weight=known, reduction="sum"
            )
            found[name] = each / known.sum().clamp(min=1)
        else:
            found[name] = _entropy(values, targets)
    return found


def disagreement(one: Scores, other: Scores) -> dict[str, Tensor]:
    """Return how far two runs with different dropout are apart, for every head.

    The mean of both Kullback-Leibler divergences, as in R-Drop (<https://arxiv.org/abs/2106.14448>).
    """
    found = {}
    for name, left in one.items():
        if name != "start":
            p, q = left.log_softmax(-1), other[name].log_softmax(-1)
            found[name] = ((p.exp() - q.exp()) * (p - q)).sum(-1).mean() * 0.5
    return found


def _entropy(scores: Tensor, targets: Tensor) -> Tensor:
    total = functional.cross_entropy(scores.float(), targets, ignore_index=-1, reduction="sum")
    return total / (targets >= 0).sum().clamp(min=1)


def partial_entropy(scores: Tensor, compatible: Tensor) -> Tensor:
    """Return the mean of -log P(any compatible tag): the loss of partly known labels.

    scores, compatible: [words, tags]; every word has at least one compatible tag.
    """
    scores = scores.float()
    inside = scores.masked_fill(~compatible, _NEVER).logsumexp(-1)
    return (torch.logsumexp(scores, -1) - inside).mean()
