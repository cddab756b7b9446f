// Words that look alike in both languages because they come from one.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// What is left of a folded word when the regular differences of spelling between Spanish and English are taken out:
/// ph and f, th and t, y and i, qu and c, doubled letters, the e before an initial s ("especial", "special"), endings
/// ("-ción", "-tion"; "-dad", "-ty"; "-mente", "-ly").
std::string cognate_form(std::string_view folded);

/// Length of the longest common subsequence over the longer length, in [0, 1] (Melamed 1999, LCSR). At most 64 bytes of
/// each word are looked at. Bit-parallel (Hyyrö 2004): linear in the second word. 0 where the lengths alone tell that
/// it is no more than `floor`.
double common_subsequence_ratio(std::string_view a, std::string_view b, double floor = 0);

}  // namespace cotejo
