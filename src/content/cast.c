#include "content/cast.h"

#include "core/str.h"
#include "i18n/catalogue.h"

const cast_member cast_list[] = {
    {"mina", N_("Mina")},      {"zuri", N_("Zuri")},         {"tomas", N_("Tomas")},
    {"amira", N_("Amira")},    {"jun", N_("Jun")},           {"leo", N_("Leo")},
    {"kofi", N_("Kofi")},      {"priya", N_("Priya")},       {"harjit", N_("Harjit")},
    {"nell", N_("Nell")},      {"dami", N_("Dami")},         {"eli", N_("Eli")},
    {"yuki", N_("Yuki")},      {"sol", N_("Sol")},           {"imani", N_("Imani")},
    {"mateo", N_("Mateo")},    {"freya", N_("Freya")},       {"omar", N_("Omar")},
    {"ines", N_("Ines")},      {"noor", N_("Captain Noor")}, {"dele", N_("Mr Dele")},
    {"singh", N_("Mr Singh")}, {"lin", N_("Mrs Lin")},       {"rosa", N_("Rosa")},
    {"piet", N_("Piet")},      {"bola", N_("Coach Bola")},   {"costa", N_("Mr Costa")},
    {"pip", N_("Pip")},        {"shadow", N_("Somebody")},   {NULL, NULL},
};

enum { CAST_COUNT = sizeof cast_list / sizeof *cast_list - 1 };

const cast_member *cast_find(const char *id) {
    for (size_t i = 0; i < CAST_COUNT; i++) {
        if (str_eq(cast_list[i].id, id)) {
            return &cast_list[i];
        }
    }
    return NULL;
}

const char *cast_nearest(const char *id) {
    const char *ids[CAST_COUNT];
    for (size_t i = 0; i < CAST_COUNT; i++) {
        ids[i] = cast_list[i].id;
    }
    return str_nearest(id, ids, CAST_COUNT);
}
