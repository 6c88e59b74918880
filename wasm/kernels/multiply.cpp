#include "kernels/multiply.hpp"

#include <array>

#include "kernels/vector.hpp"

namespace spotlight::kernels {
namespace {

/// What a tile reads and writes: a from its first row, b and out from their first column.
struct Tile {
  const float* a;
  Index a_row_step;
  Index a_column_step;
  const float* b;
  Index b_row_step;
  Index depth;
  float* out;
  Index out_row_step;
  bool add;
};

/// kRows rows and kVectors * 4 columns of the product at a time, summed in registers: every element
/// of a meets that many columns for one load, every vector of b that many rows. Two rows and four
/// vectors leave room for the operands in the 16 registers of SSE; a larger tile, or an unrolled
/// loop, spills in some JavaScript engine. Not inlined, since V8 allocates registers per function.
/// Returns how many rows it took: as many as kRows divides.
template <int kRows, int kVectors>
[[gnu::noinline]] Index multiply_rows(const Tile& tile, Index first, Index rows) {
  const Index a_row_step = tile.a_row_step;
  const Index a_column_step = tile.a_column_step;
  const Index b_row_step = tile.b_row_step;
  const float* const b_end = tile.b + tile.depth * b_row_step;
  Index row = first;
  for (; row + kRows <= rows; row += kRows) {
    std::array<std::array<Vector, kVectors>, kRows> sums{};
    const float* a = tile.a + row * a_row_step;
    for (const float* b = tile.b; b != b_end; b += b_row_step, a += a_column_step) {
      std::array<Vector, kRows> left;
      for (int i = 0; i < kRows; ++i) left[i] = splat(a[i * a_row_step]);
      for (int j = 0; j < kVectors; ++j) {
        const Vector right = load(b + j * kVectorSize);
        for (int i = 0; i < kRows; ++i) sums[i][j] += left[i] * right;
      }
    }
    for (int i = 0; i < kRows; ++i) {
      for (int j = 0; j < kVectors; ++j) {
        float* const out = tile.out + (row + i) * tile.out_row_step + j * kVectorSize;
        store(out, tile.add ? load(out) + sums[i][j] : sums[i][j]);
      }
    }
  }
  return row;
}

/// The last columns, fewer than a vector.
void multiply_last_columns(const Tile& tile, Index rows, Index columns) {
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < columns; ++j) {
      float sum = 0;
      for (Index d = 0; d < tile.depth; ++d) {
        sum +=
            tile.a[i * tile.a_row_step + d * tile.a_column_step] * tile.b[d * tile.b_row_step + j];
      }
      float& out = tile.out[i * tile.out_row_step + j];
      out = tile.add ? out + sum : sum;
    }
  }
}

/// All rows of kVectors * 4 columns.
template <int kVectors>
void multiply_columns(const Tile& tile, Index rows) {
  const Index taken = multiply_rows<2, kVectors>(tile, 0, rows);
  multiply_rows<1, kVectors>(tile, taken, rows);
}

void multiply(const StridedView& a, const ConstMatrixView& b, MatrixView out, bool add) {
  eigen_assert(out.cols() == b.cols());
  Tile tile{.a = a.data,
            .a_row_step = a.row_step,
            .a_column_step = a.column_step,
            .b = b.data(),
            .b_row_step = b.outerStride(),
            .depth = b.rows(),
            .out = out.data(),
            .out_row_step = out.outerStride(),
            .add = add};
  const auto take_columns = [&](Index count) {
    tile.b += count;
    tile.out += count;
    return count;
  };
  Index left = out.cols();
  for (; left >= 4 * kVectorSize; left -= take_columns(4 * kVectorSize)) {
    multiply_columns<4>(tile, out.rows());
  }
  for (; left >= 2 * kVectorSize; left -= take_columns(2 * kVectorSize)) {
    multiply_columns<2>(tile, out.rows());
  }
  for (; left >= kVectorSize; left -= take_columns(kVectorSize)) {
    multiply_columns<1>(tile, out.rows());
  }
  multiply_last_columns(tile, out.rows(), left);
}

}  // namespace

void multiply(const StridedView& a, const ConstMatrixView& b, MatrixView out) {
  multiply(a, b, out, false);
}

void multiply_add(const StridedView& a, const ConstMatrixView& b, MatrixView out) {
  multiply(a, b, out, true);
}

void multiply_add_visible(Weights weights, const StridedView& a, const ConstMatrixView& b,
                          MatrixView out) {
  for (Index i = 0; i < out.rows(); ++i) {
    for (Index j = 0; j < out.cols(); ++j) {
      float sum = 0;
      for (Index d = 0; d < b.rows(); ++d) {
        const float left = a.data[i * a.row_step + d * a.column_step];
        const float right = b(d, j);
        if ((weights == Weights::kA ? left : right) != 0.0F) sum += left * right;
      }
      out(i, j) += sum;
    }
  }
}

}  // namespace spotlight::kernels
