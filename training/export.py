"""Weights to ONNX: float for comparison, eight-bit for shipping.

Two graphs: `analyse` reads a window of words, `label` names the relations once the tree is known.
Piece embeddings are stored as int8 with a scale a row; matrices as int8 with a scale a column
(dynamic quantisation: <https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html>).
"""

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import Network

_OPSET = 17


class SmallEmbedding(nn.Module):
    """An embedding kept as int8 with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("small", (weight / scale).round().to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        """Return the rows, float."""
        small, scale = self.get_buffer("small"), self.get_buffer("scale")
        return small[numbers].float() * scale[numbers]


class Analyse(nn.Module):
    """One window: numbers in, scores out. Shapes without a batch dimension."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """pieces, shapes: [pieces]; first, last: [words + 1], entry 0 is [CLS], the root."""
        net = self.network
        states = net.encoder(pieces[None], shapes[None], None)
        morphology, syntax, names = ((s[0][first] + s[0][last]) * 0.5 for s in states)
        hidden = net.tag_hidden(morphology[1:])
        tags = [net.upos(hidden), net.xpos(hidden), net.morph(hidden), net.lemma(hidden)]
        return (
            net.arcs(syntax[None])[0, 1:],
            net.label_dependent(syntax[1:]),
            net.label_head(syntax),
            net.start(syntax[1:]).squeeze(-1),
            *(t.argmax(-1) for t in tags),
            net.ner(names[1:]).log_softmax(-1),
        )


OUTPUTS = [
    "arcs", "dependents", "heads", "starts", "upos", "xpos", "morph", "lemma", "ner"
]  # fmt: skip


def export(network: Network, folder: Path, *, eight_bit: bool) -> None:
    """Write `analyse.onnx` and `label.onnx` of the network into the folder."""
    network = network.eval()
    if eight_bit:
        network.encoder.pieces = SmallEmbedding(network.encoder.pieces.weight.data)  # type: ignore[assignment]
    folder.mkdir(parents=True, exist_ok=True)
    numbers = torch.arange(6)
    places = torch.tensor([0, 1, 3, 4])
    axes = {name: {0: "words"} for name in OUTPUTS}
    axes |= {n: {0: "pieces"} for n in ("pieces", "shapes")}
    axes |= {n: {0: "words1"} for n in ("first", "last", "heads")}
    axes["arcs"] = {0: "words", 1: "words1"}
    inputs = ["pieces", "shapes", "first", "last"]
    _write(
        Analyse(network), (numbers, numbers, places, places), inputs, OUTPUTS, axes,
        folder / "analyse.onnx", eight_bit,
    )  # fmt: skip
    size = network.labeller.size
    _write(
        network.labeller, (torch.rand(3, size), torch.rand(3, size)), ["dependents", "heads"],
        ["labels"], {n: {0: "words"} for n in ("dependents", "heads", "labels")},
        folder / "label.onnx", eight_bit,
    )  # fmt: skip


def _write(
    module: nn.Module, example: tuple[Tensor, ...], inputs: list[str], outputs: list[str],
    axes: dict[str, dict[int, str]], path: Path, eight_bit: bool,
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx" if eight_bit else path
        torch.onnx.export(
            module, example, str(plain), input_names=inputs, output_names=outputs,
            dynamic_axes=axes, opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        if eight_bit:
            quantize_dynamic(
                plain, path, op_types_to_quantize=["MatMul", "Gemm"], per_channel=True,
                weight_type=QuantType.QInt8,
            )  # fmt: skip
