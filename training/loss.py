"""The joint loss: what every head says against what the corpus knows."""

import torch
from torch import Tensor
from torch.nn import functional

from training.model import Network
from training.windows import Batch

_NEVER = -1e9


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the mean loss of every head that the batch has targets for."""
    mask = (~batch.mask[:, None, None, :]).float() * -1e4
    morphology, syntax, names = network.words(
        batch.pieces, batch.shapes, mask, batch.first, batch.last
    )
    found: dict[str, Tensor] = {}
    if batch.targets:
        found |= _syntax(network, syntax, batch)
        hidden = network.tag_hidden(morphology[batch.words])
        for name in ("upos", "xpos", "morph", "lemma"):
            scores = getattr(network, name)(hidden)
            found[name] = _entropy(scores, batch.targets[name][batch.words])
    if batch.ner is not None:
        found["ner"] = partial_entropy(network.ner(names[batch.words]), batch.ner[batch.words])
    return found


def _syntax(network: Network, syntax: Tensor, batch: Batch) -> dict[str, Tensor]:
    words, targets = batch.words, batch.targets
    same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    same[:, :, 0] = True
    arcs = network.arcs(syntax).float().masked_fill(~same, _NEVER)
    heads = targets["heads"]
    dependents, roles = network.label_dependent(syntax), network.label_head(syntax)
    chosen = roles.gather(1, heads.clamp(min=0)[..., None].expand_as(roles))
    labels = network.labeller(dependents[words], chosen[words])
    starts = network.start(syntax[words]).float().squeeze(-1)
    start_targets = targets["starts"][words].float()
    return {
        "arc": _entropy(arcs[words], heads[words]),
        "label": _entropy(labels, targets["deprel"][words]),
        "start": functional.binary_cross_entropy_with_logits(starts, start_targets),
    }


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
