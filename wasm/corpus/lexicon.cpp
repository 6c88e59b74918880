#include "corpus/lexicon.hpp"

#include <algorithm>
#include <array>

namespace spotlight::corpus {
namespace {

template <std::size_t count>
using Fixed = std::array<Word, count>;

constexpr Fixed<2> kRoyal = {"rich", "noble"};
constexpr Fixed<1> kGrown = {"polite"};
constexpr Fixed<1> kYoung = {"playful"};
constexpr Fixed<1> kSibling = {"funny"};
constexpr Fixed<1> kScholar = {"clever"};
constexpr Fixed<1> kKnight = {"brave"};
constexpr Fixed<1> kDoctor = {"careful"};
constexpr Fixed<1> kNurse = {"gentle"};
constexpr Fixed<1> kNamed = {"cheerful"};
constexpr Fixed<1> kDog = {"loyal"};
constexpr Fixed<1> kCat = {"lazy"};
constexpr Fixed<1> kHorse = {"strong"};
constexpr Fixed<1> kBird = {"noisy"};
constexpr Fixed<1> kRabbit = {"shy"};
constexpr Fixed<1> kFox = {"sly"};
constexpr Fixed<1> kTrophy = {"shiny"};
constexpr Fixed<1> kBook = {"interesting"};
constexpr Fixed<1> kBall = {"round"};
constexpr Fixed<1> kStatue = {"heavy"};
constexpr Fixed<1> kLetter = {"long"};
constexpr Fixed<1> kLamp = {"bright"};
constexpr Fixed<1> kRusty = {"rusty"};
constexpr Fixed<2> kHolds = {"full", "empty"};
constexpr Fixed<4> kUnderfoot = {"dirty", "soft", "warm", "flat"};

constexpr Fixed<4> kOfTheLiving = {"tired", "hungry", "sleepy", "sick"};
constexpr Fixed<4> kOfThings = {"expensive", "broken", "new", "missing"};
constexpr Fixed<2> kOfPlaces = {"quiet", "crowded"};

constexpr std::array kNouns = {
    Noun{"man", "men", NounClass::kMasculine, kGrown, "talked"},
    Noun{"boy", "boys", NounClass::kMasculine, kYoung, "giggled"},
    Noun{"king", "kings", NounClass::kMasculine, kRoyal, "ruled"},
    Noun{"brother", "brothers", NounClass::kMasculine, kSibling, "joked"},
    Noun{"prince", "princes", NounClass::kMasculine, kRoyal, "ruled"},
    Noun{"woman", "women", NounClass::kFeminine, kGrown, "talked"},
    Noun{"girl", "girls", NounClass::kFeminine, kYoung, "giggled"},
    Noun{"queen", "queens", NounClass::kFeminine, kRoyal, "ruled"},
    Noun{"sister", "sisters", NounClass::kFeminine, kSibling, "joked"},
    Noun{"princess", "princesses", NounClass::kFeminine, kRoyal, "ruled"},
    Noun{"student", "students", NounClass::kNeutral, kScholar, "studied"},
    Noun{"professor", "professors", NounClass::kNeutral, kScholar, "studied"},
    Noun{"knight", "knights", NounClass::kNeutral, kKnight, "fought"},
    Noun{"teacher", "teachers", NounClass::kNeutral, kScholar, "studied"},
    Noun{"doctor", "doctors", NounClass::kNeutral, kDoctor, "worked"},
    Noun{"nurse", "nurses", NounClass::kNeutral, kNurse, "cared"},
    Noun{"john", "", NounClass::kMasculineName, kNamed, "smiled"},
    Noun{"tom", "", NounClass::kMasculineName, kNamed, "smiled"},
    Noun{"peter", "", NounClass::kMasculineName, kNamed, "smiled"},
    Noun{"mary", "", NounClass::kFeminineName, kNamed, "smiled"},
    Noun{"anna", "", NounClass::kFeminineName, kNamed, "smiled"},
    Noun{"lucy", "", NounClass::kFeminineName, kNamed, "smiled"},
    Noun{"dog", "dogs", NounClass::kAnimal, kDog, "barked"},
    Noun{"cat", "cats", NounClass::kAnimal, kCat, "purred"},
    Noun{"horse", "horses", NounClass::kAnimal, kHorse, "galloped"},
    Noun{"bird", "birds", NounClass::kAnimal, kBird, "chirped"},
    Noun{"rabbit", "rabbits", NounClass::kAnimal, kRabbit, "hopped"},
    Noun{"fox", "foxes", NounClass::kAnimal, kFox, "howled"},
    Noun{"trophy", "trophies", NounClass::kThing, kTrophy, "sparkled"},
    Noun{"book", "books", NounClass::kThing, kBook, ""},
    Noun{"ball", "balls", NounClass::kThing, kBall, "bounced"},
    Noun{"statue", "statues", NounClass::kThing, kStatue, "cracked"},
    Noun{"letter", "letters", NounClass::kThing, kLetter, "arrived"},
    Noun{"lamp", "lamps", NounClass::kThing, kLamp, "glowed"},
    Noun{"suitcase", "suitcases", NounClass::kContainer, kHolds, ""},
    Noun{"box", "boxes", NounClass::kContainer, kHolds, ""},
    Noun{"bag", "bags", NounClass::kContainer, kHolds, ""},
    Noun{"drawer", "drawers", NounClass::kContainer, kHolds, ""},
    Noun{"basket", "baskets", NounClass::kContainer, kHolds, ""},
    Noun{"cabinet", "cabinets", NounClass::kContainer, kHolds, ""},
    Noun{"mat", "mats", NounClass::kSurface, kUnderfoot, ""},
    Noun{"table", "tables", NounClass::kSurface, kUnderfoot, ""},
    Noun{"chair", "chairs", NounClass::kSurface, kUnderfoot, ""},
    Noun{"sofa", "sofas", NounClass::kSurface, kUnderfoot, ""},
    Noun{"bed", "beds", NounClass::kSurface, kUnderfoot, ""},
    Noun{"park", "parks", NounClass::kInPlace, kOfPlaces, ""},
    Noun{"garden", "gardens", NounClass::kInPlace, kOfPlaces, ""},
    Noun{"forest", "forests", NounClass::kInPlace, kOfPlaces, ""},
    Noun{"house", "houses", NounClass::kInPlace, kOfPlaces, ""},
    Noun{"market", "markets", NounClass::kAtPlace, kOfPlaces, ""},
    Noun{"school", "schools", NounClass::kAtPlace, kOfPlaces, ""},
    Noun{"station", "stations", NounClass::kAtPlace, kOfPlaces, ""},
    Noun{"river", "rivers", NounClass::kNearPlace, kOfPlaces, ""},
    Noun{"tower", "towers", NounClass::kNearPlace, kOfPlaces, ""},
    Noun{"bridge", "bridges", NounClass::kNearPlace, kOfPlaces, ""},
    Noun{"key", "keys", NounClass::kKey, kRusty, "jingled"},
    Noun{"door", "doors", NounClass::kDoor, kOfPlaces, ""},
};

static_assert(std::all_of(kNouns.begin(), kNouns.end(), [](const Noun& noun) {
  return noun.adjectives.size() <= kMostAdjectives;
}));

constexpr std::span<const Noun> run_of(NounClass noun_class) {
  const auto is_of_class = [&](const Noun& noun) { return noun.noun_class == noun_class; };
  const auto* const begin = std::find_if(kNouns.begin(), kNouns.end(), is_of_class);
  return {begin, std::find_if_not(begin, kNouns.end(), is_of_class)};
}

constexpr auto kByClass = [] {
  std::array<std::span<const Noun>, static_cast<std::size_t>(NounClass::kDoor) + 1> runs;
  for (std::size_t i = 0; i < runs.size(); ++i) runs[i] = run_of(static_cast<NounClass>(i));
  return runs;
}();

}  // namespace

std::span<const Noun> nouns() { return kNouns; }

std::span<const Noun> nouns_of(NounClass noun_class) {
  return kByClass[static_cast<std::size_t>(noun_class)];
}

std::span<const Word> common_adjectives(NounClass noun_class) {
  switch (noun_class) {
    case NounClass::kMasculine:
    case NounClass::kFeminine:
    case NounClass::kNeutral:
    case NounClass::kMasculineName:
    case NounClass::kFeminineName:
    case NounClass::kAnimal:
      return kOfTheLiving;
    case NounClass::kThing:
    case NounClass::kKey:
      return kOfThings;
    case NounClass::kInPlace:
    case NounClass::kAtPlace:
    case NounClass::kNearPlace:
    case NounClass::kDoor:
      return kOfPlaces;
    case NounClass::kContainer:
    case NounClass::kSurface:
      break;
  }
  return {};
}

}  // namespace spotlight::corpus
