// plural.h - For catalogue.c alone: the Plural-Forms of a .mo header, an expression of C over n.
// Refuses what is too long, nested too deeply or not such an expression; divides by zero as if by
// one.
#ifndef BB_I18N_PLURAL_H
#define BB_I18N_PLURAL_H

#include <stdbool.h>
#include <stddef.h>

enum { PLURAL_FORMS_MAX = 8, PLURAL_RULE_MAX = 512 };

typedef struct {
    unsigned long forms; // 1..PLURAL_FORMS_MAX
    char expression[PLURAL_RULE_MAX];
} plural_rule;

// The rule of English, for a catalogue without a header.
void plural_default(plural_rule *rule);
// header: the text that translates "". False: there is a Plural-Forms, and it is unsound; without
// one the rule is English's.
bool plural_parse(plural_rule *rule, const char *header);
// 0..forms-1; a rule that gives more gives 0.
unsigned long plural_form(const plural_rule *rule, unsigned long n);

#endif
