// What the steps of an alignment are paid for. The alignment is a conditional random field (Lafferty, McCallum &
// Pereira 2001): the cost of a step is the sum over its cues of how much there is of each, times the price of that in
// nats. tests/eval/learn.cpp finds the prices.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cotejo {

// clang-format off
#define COTEJO_CUES(CUE) \
  CUE(bead) /* a two-sided bead */                                                                                    \
  CUE(one_two) /* its shape, if not 1-1 */                                                                            \
  CUE(two_one)                                                                                                        \
  CUE(one_many) /* 1-3, 1-4 */                                                                                        \
  CUE(many_one)                                                                                                       \
  CUE(two_two)                                                                                                        \
  CUE(many_many) /* the larger ones */                                                                                \
  CUE(extra_segment) /* for each segment beyond 1-1 */                                                                \
  CUE(merge_habit) /* TextHabits of each side with several segments */                                                \
  CUE(words) /* what its words speak against it, capped: some renderings are free */                                  \
                                                                                                                      \
  CUE(covered) /* a member: the weight that finds a rendering */                                                      \
  CUE(weight) /* its weight */                                                                                        \
  CUE(chance) /* the weight it would find elsewhere */                                                                \
  CUE(short_of_best) /* what it would find beyond this in the best place */                                           \
  CUE(log_weight)                                                                                                     \
  CUE(lack_1) /* how far the covered share, less chance, stays below a knot: a spline */                              \
  CUE(lack_2)                                                                                                         \
  CUE(lack_3)                                                                                                         \
  CUE(lack_4)                                                                                                         \
                                                                                                                      \
  CUE(mate_lack_1) /* the same for a member that is not alone on its side */                                          \
  CUE(mate_lack_2)                                                                                                    \
  CUE(mate_lack_3)                                                                                                    \
  CUE(mate_lack_4)                                                                                                    \
  CUE(gain) /* what the other side covers thanks to the outermost of several */                                       \
  CUE(gain_lack_1) /* how far the share of that stays below a knot */                                                 \
  CUE(gain_lack_2)                                                                                                    \
  CUE(shortest_mate) /* ln of the length of the shortest of several */                                                \
  CUE(fragment_mate) /* and whether it is but a few characters */                                                     \
                                                                                                                      \
  CUE(length) /* z²/2 … */                                                                                            \
  CUE(length_far) /* … and no more than a second, larger cap */                                                       \
  CUE(merged_length)                                                                                                  \
  CUE(merged_length_far)                                                                                              \
                                                                                                                      \
  CUE(blocks_agree) /* both sides open a block */                                                                     \
  CUE(blocks_differ) /* one does */                                                                                   \
  CUE(block_inside) /* for each block border within a bead */                                                         \
  CUE(headings_differ)                                                                                                \
                                                                                                                      \
  CUE(drop_open) /* a dropped segment after none of its side */                                                       \
  CUE(drop_more) /* and after one */                                                                                  \
  CUE(drop_habit) /* TextHabits */                                                                                    \
  CUE(drop_block) /* it opens a block */                                                                              \
  CUE(drop_fragment) /* a few characters */                                                                           \
  CUE(drop_weight)                                                                                                    \
  CUE(drop_length) /* ln */                                                                                           \
  CUE(drop_best) /* what it finds in its best place, less chance */                                                   \
  CUE(drop_best_share)
// clang-format on

enum class Cue : std::uint8_t {
#define COTEJO_CUE(name) name,
  COTEJO_CUES(COTEJO_CUE)
#undef COTEJO_CUE
};

inline constexpr std::array kCueNames = {
#define COTEJO_CUE(name) std::string_view(#name),
    COTEJO_CUES(COTEJO_CUE)
#undef COTEJO_CUE
};
#undef COTEJO_CUES

inline constexpr std::size_t kCues = kCueNames.size();

/// The one of a spline's cues that belongs to its knot number k.
constexpr Cue knot(Cue first, std::size_t k) { return static_cast<Cue>(static_cast<std::size_t>(first) + k); }

/// A price for each cue, in nats a unit.
class Prices {
 public:
  [[nodiscard]] constexpr float& operator[](Cue cue) { return values_[static_cast<std::size_t>(cue)]; }
  [[nodiscard]] constexpr float operator[](Cue cue) const { return values_[static_cast<std::size_t>(cue)]; }

 private:
  std::array<float, kCues> values_{};
};

}  // namespace cotejo
