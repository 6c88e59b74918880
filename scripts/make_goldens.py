"""Writes tests/golden/*.json: what the attention core should compute, found a second way.

Inputs are float32, results float64 (golden_definitions.py). Run with `npm run goldens`; the same
version of NumPy writes the same bytes.
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.dont_write_bytecode = True  # no __pycache__ beside the scripts

from golden_definitions import (  # noqa: E402
    INF,
    attention,
    check_philox,
    multi_head,
    seeded_params,
    softmax,
    word_embedding,
)

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "golden"
MADE_BY = f"scripts/make_goldens.py, numpy {np.__version__}"


# --- inputs --------------------------------------------------------------------------------------

# RandomState is frozen: the same numbers in every version of NumPy.
random_state = np.random.RandomState(20170612)


def draw(*shape):
    """Normal float32 numbers of three decimals, which keep the files short."""
    return random_state.standard_normal(shape).round(3).astype(np.float32)


def draw_mask(*shape):
    """An additive mask: a third each of -inf, 0 and other numbers."""
    kind = random_state.randint(3, size=shape)
    return np.where(kind == 0, -INF, np.where(kind == 1, 0, draw(*shape))).astype(np.float32)


def draw_allowed(*shape):
    """A boolean mask: two of three are allowed."""
    return random_state.randint(3, size=shape) > 0


# --- cases ---------------------------------------------------------------------------------------


def softmax_cases():
    def case(name, x, axis):
        x = np.asarray(x, np.float32)
        expected = softmax(x.astype(np.float64), axis)
        return {"name": name, "x": x, "axis": axis, "expected": expected}

    return [
        case("the cheat sheet's example", [2.0, 1.0, 0.1], 0),
        case("one number", [3.5], -1),
        case("equal numbers", [[7, 7, 7, 7]], -1),
        case("numbers whose exponentials overflow", [1000, 1001, 1002], -1),
        case("numbers whose exponentials underflow", [-1000, -1001, -1002], -1),
        case("one that outweighs the others", [0, 200, -200], -1),
        case("some -Infinity", [[-INF, 1, -INF, 2], [0, -INF, -INF, -INF]], -1),
        case("a row of -Infinity", [[-INF, -INF, -INF], [1, 2, 3]], 1),
        case("a column of -Infinity", [[-INF, 1], [-INF, 2]], 0),
        case("rows of a matrix", draw(4, 5), 1),
        case("columns of a matrix", draw(4, 5), 0),
        case("the middle axis of three", draw(2, 3, 4), 1),
        case("the first axis of three, from the end", draw(2, 3, 4), -3),
        case("the last axis of four", draw(2, 2, 3, 4), -1),
        case("a long row", 5 * draw(1, 300), -1),
    ]


def attention_cases():
    def case(name, query, key, value, **options):
        inputs = {"query": query, "key": key, "value": value}
        expected = attention(**inputs, **options)
        return {"name": name, **inputs, "options": options, "expected": expected}

    def own(*shape):
        return draw(*shape), draw(*shape), draw(*shape)

    def cross(leading, seq_len, kv_len, head_dim, value_dim):
        return (
            draw(*leading, seq_len, head_dim),
            draw(*leading, kv_len, head_dim),
            draw(*leading, kv_len, value_dim),
        )

    blind_row = np.zeros((3, 3), np.float32)
    blind_row[1] = -INF
    return [
        case("plain", *own(4, 6)),
        case("one query, one key", *own(1, 1)),
        case("causal", *own(6, 4), causal=True),
        case("a scale of 1", *own(3, 8), scale=1),
        case("a negative scale", *own(3, 8), scale=-0.25),
        case("large scores", *(8 * t for t in own(5, 16))),
        case("cross lengths and another value size", *cross((), 5, 8, 6, 3)),
        case("more queries than keys, causal", *cross((), 7, 4, 5, 2), causal=True),
        case("more keys than queries, causal", *cross((), 3, 6, 5, 2), causal=True),
        case("additive mask", *cross((), 4, 5, 3, 3), mask=draw_mask(4, 5)),
        case("allowed mask", *cross((), 4, 5, 3, 3), allowed=draw_allowed(4, 5)),
        case("a fully masked row", *own(3, 4), mask=blind_row),
        case("nothing allowed", *own(2, 3), allowed=np.zeros((2, 2), bool)),
        case(
            "causal, additive and allowed together",
            *own(6, 5),
            causal=True,
            mask=draw_mask(6, 6),
            allowed=draw_allowed(6, 6),
        ),
        case("heads, plain", *own(3, 4, 5)),
        case("heads, one mask for all", *cross((3,), 4, 5, 2, 6), mask=draw_mask(4, 5)),
        case("heads, a mask for each", *cross((3,), 4, 5, 2, 6), mask=draw_mask(3, 4, 5)),
        case("batches of heads, causal", *own(2, 2, 4, 3), causal=True),
        case(
            "batches of heads, one mask for each head, one allowed for each batch",
            *cross((2, 3), 4, 5, 3, 2),
            scale=0.5,
            mask=draw_mask(1, 3, 4, 5),
            allowed=draw_allowed(2, 1, 4, 5),
        ),
        case("batches of heads, a mask for each", *own(2, 2, 3, 4), mask=draw_mask(2, 2, 3, 3)),
    ]


def simple_attention_cases():
    """`seed` or `params` say which parameters; `method` is the name in TypeScript."""

    def draw_params(embed_dim, bias=False):
        params = {f"w_{name}": draw(embed_dim, embed_dim) / 2 for name in "qkvo"}
        return {**params, **({f"b_{name}": draw(embed_dim) for name in "qkvo"} if bias else {})}

    def case(name, method, layer, inputs, expected, options):
        head = {"name": name, "method": method, **layer}
        return {**head, **inputs, "options": options, "expected": expected}

    def own(name, method, layer, x, kept, **options):
        params = layer.get("params") or seeded_params(layer["embedDim"], layer["seed"])
        stages = multi_head(params, layer["numHeads"], x, x, x, **options)
        return case(name, method, layer, {"x": x}, {k: stages[k] for k in kept}, options)

    def cross(name, layer, seq_len, kv_len, **options):
        query, key, value = (draw(n, layer["embedDim"]) for n in (seq_len, kv_len, kv_len))
        inputs = {"query": query, "key": key, "value": value}
        expected = multi_head(layer["params"], layer["numHeads"], **inputs, **options)
        return case(name, "multiHeadAttention", layer, inputs, expected, options)

    def unprojected(name, method, widths, mask=None):
        query, key, value = (draw(*shape) for shape in widths)
        inputs = {"query": query, "key": key, "value": value}
        scale = 1 if method == "dotProductAttention" else None
        stages = attention(**inputs, scale=scale, mask=mask)
        expected = {k: stages[k] for k in ("output", "weights")}
        options = {} if mask is None else {"mask": mask}
        return case(name, method, {"embedDim": 8, "numHeads": 2}, inputs, expected, options)

    two_heads = {"embedDim": 8, "numHeads": 2, "params": draw_params(8)}
    three_heads = {"embedDim": 12, "numHeads": 3, "bias": True, "params": draw_params(12, True)}
    seeded = {"embedDim": 64, "numHeads": 8, "seed": 42}
    both = ("output", "weights")
    return [
        own("self attention", "selfAttention", two_heads, draw(5, 8), ("output",)),
        own("causal self attention", "forward", two_heads, draw(6, 8), both, causal=True),
        own("bias and a mask for each head", "forward", three_heads, draw(4, 12), both,
            mask=draw_mask(3, 4, 4)),
        own("parameters from the seed", "forward", seeded, draw(10, 64), both),
        own("parameters from the seed, causal", "forward", {**seeded, "numHeads": 4}, draw(5, 64),
            both, causal=True),
        cross("cross attention 5 x 8", two_heads, 5, 8),
        cross("cross attention 5 x 8 with bias", three_heads, 5, 8, allowed=draw_allowed(5, 8)),
        cross("everything combined", three_heads, 6, 6, causal=True, mask=draw_mask(6, 6),
              allowed=draw_allowed(3, 6, 6)),
        unprojected("dot product", "dotProductAttention", ((4, 8), (4, 8), (4, 8))),
        unprojected("dot product of any width", "dotProductAttention", ((3, 5), (6, 5), (6, 2)),
                    mask=draw_mask(3, 6)),
        unprojected("scaled dot product", "scaledDotProductAttention", ((4, 8), (4, 8), (4, 8))),
        unprojected("scaled dot product of any width", "scaledDotProductAttention",
                    ((3, 5), (6, 5), (6, 2)), mask=draw_mask(3, 6)),
    ]


def random_cases():
    """Exact float32 numbers, the bits in hexadecimal: Number('0x3e12...') reads them."""

    def case(name, values, **origin):
        bits = [f"0x{word:08x}" for word in values.view(np.uint32).tolist()]
        return {"name": name, **origin, "bits": bits, "numbers": Flat(values)}

    params = seeded_params(64, 42)
    layer = {"embedDim": 64, "numHeads": 4, "seed": 42}
    return [case(name, params[name].ravel()[:16], **layer) for name in ("w_q", "w_k")] + [
        case(f"embedding of {word}", word_embedding(word, 42, 8), word=word, embedDim=64, seed=42)
        for word in ("cat", "été")
    ]


# --- writing -------------------------------------------------------------------------------------


class Flat(list):
    """Numbers that are written as a plain list, not as a tensor."""


def number(value):
    """Inputs (float32) as short as they can be exact, results (float64) with 9 digits."""
    if np.isneginf(value):
        return '"-Infinity"'
    value = abs(value) if value == 0 else value  # no -0
    text = str(value) if isinstance(value, np.float32) else f"{value:.9g}"
    return text.removesuffix(".0")


def to_json(value):
    """Compact JSON; an array becomes {"shape": [...], "data": [...]}, a boolean one of 0 and 1."""
    if isinstance(value, Flat):
        return "[" + ",".join(number(each) for each in value) + "]"
    if isinstance(value, np.ndarray):
        flat = value.astype(int) if value.dtype == bool else value
        return to_json({"shape": list(value.shape), "data": Flat(flat.ravel())})
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k)}:{to_json(v)}" for k, v in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def write(name, cases):
    lines = ",\n".join(to_json(case) for case in cases)
    text = f'{{"made_by":{json.dumps(MADE_BY)},\n"cases":[\n{lines}\n]}}\n'
    json.loads(text)  # what cannot be read again is not written
    (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    check_philox()
    FOLDER.mkdir(parents=True, exist_ok=True)
    write("softmax.json", softmax_cases())
    write("attention.json", attention_cases())
    write("simple_attention.json", simple_attention_cases())
    write("random.json", random_cases())
