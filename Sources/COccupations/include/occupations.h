#ifndef ALLIES_OCCUPATIONS_H
#define ALLIES_OCCUPATIONS_H

#include <stddef.h>

/// A text that the occupation engine carries within itself, in UTF-8.
struct allies_occupation_text {
  const unsigned char *bytes;
  size_t count;
};

/// Codes and official titles of the classification: code, English, French, separated by tabs.
struct allies_occupation_text allies_occupation_classification(void);
/// The unit groups of the classification of 2016 and what each became: code, English, French, unit groups of 2021, separated by tabs.
struct allies_occupation_text allies_occupation_former_classification(void);
/// Fields of work that cross the classification: a name and the unit groups.
struct allies_occupation_text allies_occupation_fields(void);
/// Which professions are regulated where, and by whom.
struct allies_occupation_text allies_occupation_regulation(void);
/// The least test score for each level of language.
struct allies_occupation_text allies_occupation_language_tests(void);
/// Words that mean the same in every title: nothing, something aside, or another word.
struct allies_occupation_text allies_occupation_words(void);
/// How many files the lexicon has, and each of them.
size_t allies_occupation_lexicon_count(void);
struct allies_occupation_text allies_occupation_lexicon(size_t number);
/// The lexicon compiled into an index, aligned to 64 bytes; no bytes if the program was linked without COccupationIndex.
const unsigned char *allies_occupation_index(void);
size_t allies_occupation_index_count(void);

#endif
