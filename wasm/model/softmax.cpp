#include "model/softmax.hpp"

#include <utility>

#include "kernels/softmax.hpp"

namespace spotlight {

Tensor softmax(const Tensor& x, double axis) {
  const auto signed_axis =
      static_cast<Size>(whole_number(axis, -x.rank(), x.rank() - 1, "softmax: axis"));
  const Size along = signed_axis < 0 ? signed_axis + x.rank() : signed_axis;

  // Seen from the axis the tensor is [outer, count, inner].
  Size inner = 1;
  for (Size i = along + 1; i < x.rank(); ++i) inner *= x.size(i);
  const Size count = x.size(along);
  const Size outer = static_cast<Size>(x.data.size()) / (count * inner);

  Tensor result(x.shape, "softmax: x");
  for (Size o = 0; o < outer; ++o) {
    for (Size i = 0; i < inner; ++i) {
      const Size start = o * count * inner + i;
      kernels::softmax(x.data.data() + start, count, inner, result.data.data() + start);
    }
  }
  return result;
}

SoftmaxTerms softmax_terms(const Tensor& x) {
  Shape slices = x.shape;
  slices.pop_back();
  if (slices.empty()) slices.push_back(1);
  SoftmaxTerms terms{.exponentials = Tensor::unfilled(x.shape, "softmax_terms: x"),
                     .sums = Tensor::unfilled(std::move(slices), "softmax_terms: sums")};
  const Size count = x.size(-1);
  for (std::size_t i = 0; i < terms.sums.data.size(); ++i) {
    const Size start = static_cast<Size>(i) * count;
    terms.sums.data[i] = static_cast<float>(kernels::softmax_exponentials(
        x.data.data() + start, count, 1, terms.exponentials.data.data() + start));
  }
  return terms;
}

}  // namespace spotlight
