#include "occupations.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char classification[] = {
#embed "classification.txt"
};

static const unsigned char former[] = {
#embed "noc2016.txt"
};

static const unsigned char fields[] = {
#embed "fields.txt"
};

static const unsigned char regulation[] = {
#embed "regulation.txt"
    ,
#embed "regulation/health.txt"
    ,
#embed "regulation/technical.txt"
    ,
#embed "regulation/business.txt"
    ,
#embed "regulation/transport.txt"
    ,
#embed "regulation/trades.txt"
};

static const unsigned char language_tests[] = {
#embed "languagetests.txt"
};

static const unsigned char words[] = {
#embed "words.txt"
};

// The lexicon: English and French by broad category, then the other languages.

static const unsigned char en_fr_0[] = {
#embed "lexicon/en-fr/0.txt"
};

static const unsigned char en_fr_1[] = {
#embed "lexicon/en-fr/1.txt"
};

static const unsigned char en_fr_2[] = {
#embed "lexicon/en-fr/2.txt"
};

static const unsigned char en_fr_3[] = {
#embed "lexicon/en-fr/3.txt"
};

static const unsigned char en_fr_4[] = {
#embed "lexicon/en-fr/4.txt"
};

static const unsigned char en_fr_5[] = {
#embed "lexicon/en-fr/5.txt"
};

static const unsigned char en_fr_6[] = {
#embed "lexicon/en-fr/6.txt"
};

static const unsigned char en_fr_7[] = {
#embed "lexicon/en-fr/7.txt"
};

static const unsigned char en_fr_8[] = {
#embed "lexicon/en-fr/8.txt"
};

static const unsigned char en_fr_9[] = {
#embed "lexicon/en-fr/9.txt"
};

static const unsigned char ar[] = {
#embed "lexicon/ar.txt"
};

static const unsigned char es[] = {
#embed "lexicon/es.txt"
};

static const unsigned char fa[] = {
#embed "lexicon/fa.txt"
};

static const unsigned char hi[] = {
#embed "lexicon/hi.txt"
};

static const unsigned char ko[] = {
#embed "lexicon/ko.txt"
};

static const unsigned char pa[] = {
#embed "lexicon/pa.txt"
};

static const unsigned char pl[] = {
#embed "lexicon/pl.txt"
};

static const unsigned char pt[] = {
#embed "lexicon/pt.txt"
};

static const unsigned char ro[] = {
#embed "lexicon/ro.txt"
};

static const unsigned char ru[] = {
#embed "lexicon/ru.txt"
};

static const unsigned char tl[] = {
#embed "lexicon/tl.txt"
};

static const unsigned char tr[] = {
#embed "lexicon/tr.txt"
};

static const unsigned char uk[] = {
#embed "lexicon/uk.txt"
};

static const unsigned char ur[] = {
#embed "lexicon/ur.txt"
};

static const unsigned char vi[] = {
#embed "lexicon/vi.txt"
};

static const unsigned char zh[] = {
#embed "lexicon/zh.txt"
};

static const struct allies_occupation_text lexicon[] = {
    {en_fr_0, sizeof en_fr_0},
    {en_fr_1, sizeof en_fr_1},
    {en_fr_2, sizeof en_fr_2},
    {en_fr_3, sizeof en_fr_3},
    {en_fr_4, sizeof en_fr_4},
    {en_fr_5, sizeof en_fr_5},
    {en_fr_6, sizeof en_fr_6},
    {en_fr_7, sizeof en_fr_7},
    {en_fr_8, sizeof en_fr_8},
    {en_fr_9, sizeof en_fr_9},
    {ar, sizeof ar},
    {es, sizeof es},
    {fa, sizeof fa},
    {hi, sizeof hi},
    {ko, sizeof ko},
    {pa, sizeof pa},
    {pl, sizeof pl},
    {pt, sizeof pt},
    {ro, sizeof ro},
    {ru, sizeof ru},
    {tl, sizeof tl},
    {tr, sizeof tr},
    {uk, sizeof uk},
    {ur, sizeof ur},
    {vi, sizeof vi},
    {zh, sizeof zh},
};

struct allies_occupation_text allies_occupation_classification(void) {
  return (struct allies_occupation_text){classification, sizeof classification};
}

struct allies_occupation_text allies_occupation_former_classification(void) {
  return (struct allies_occupation_text){former, sizeof former};
}

struct allies_occupation_text allies_occupation_fields(void) {
  return (struct allies_occupation_text){fields, sizeof fields};
}

struct allies_occupation_text allies_occupation_regulation(void) {
  return (struct allies_occupation_text){regulation, sizeof regulation};
}

struct allies_occupation_text allies_occupation_language_tests(void) {
  return (struct allies_occupation_text){language_tests, sizeof language_tests};
}

struct allies_occupation_text allies_occupation_words(void) {
  return (struct allies_occupation_text){words, sizeof words};
}

size_t allies_occupation_lexicon_count(void) { return sizeof lexicon / sizeof lexicon[0]; }

struct allies_occupation_text allies_occupation_lexicon(size_t number) {
  if (number >= allies_occupation_lexicon_count()) return (struct allies_occupation_text){fields, 0};
  return lexicon[number];
}

// COccupationIndex has bytes to return; whoever is linked without it (the tool that makes the index) has none.
__attribute__((weak)) const unsigned char *allies_occupation_index(void) { return 0; }

__attribute__((weak)) size_t allies_occupation_index_count(void) { return 0; }
