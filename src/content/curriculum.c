#include "content/curriculum.h"

#include <string.h>

#include "core/str.h"
#include "i18n/catalogue.h"

static const strand strands[STRAND_COUNT] = {
    {'R', N_("Rights"), "townhall", N_("Town Hall")},
    {'P', N_("Privacy"), "post", N_("Post Office")},
    {'S', N_("Security"), "forge", N_("The Forge")},
    {'T', N_("Truth and AI"), "observatory", N_("The Observatory")},
    {'C', N_("Conduct"), "commons", N_("The Commons")},
    {'K', N_("Contact"), "ferry", N_("The Ferry Landing")},
    {'M', N_("Money and persuasion"), "market", N_("The Market")},
    {'W', N_("Wellbeing"), "meadow", N_("The Meadow")},
    // Translators: the subject of asking for help; also the button that asks Pip for a hint.
    {'H', N_("Help"), "lighthouse", N_("The Lighthouse")},
    {'N', N_("Identity and creation"), "studio", N_("The Studio")},
};

static const skill skills[SKILL_COUNT] = {
    {"R1", N_("sort rights from wants"), N_("You can tell what is a right and what is a wish."), 0,
     7, "Y1 U8"},
    {"R2", N_("pair a right with a duty to others"),
     N_("You know that a right of yours is a duty to others."), 0, 7, "Q8 U8"},
    {"R3", N_("spot and remove a barrier that shuts somebody out"),
     N_("You can find what shuts somebody out, and take it away."), 0, 10, "U1 GC"},
    {"R4", N_("make group rules fairly"), N_("You can make rules that are fair to all."), 0, 10,
     "U7 D2.3"},
    {"R5", N_("say which duties belong to companies and states"),
     N_("You can say what companies and states owe you."), 0, 13, "GC X"},
    {"R6", N_("judge whether an age check asks for too much"),
     N_("You can tell when an age check asks for too much."), 0, 13, "GC D4.2"},
    {"P1", N_("classify information by who needs it"), N_("You can tell who needs to know what."),
     1, 7, "Y2 E7 S2"},
    {"P2", N_("ask before sharing others; accept a no"),
     N_("You ask before you share a picture of others, and a no is a no."), 1, 7, "E3 B1"},
    {"P3", N_("route a post to its audience"), N_("You can send a post to the people it is for."),
     1, 7, "E3 D2.2"},
    {"P4", N_("set, then verify, privacy settings"),
     N_("You can set who sees what, and check that it works."), 1, 10, "D4.2 E7"},
    {"P5", N_("infer who somebody is from combined clues"),
     N_("You can see how small clues together tell who somebody is."), 1, 10, "E3 S3"},
    {"P6", N_("weigh a permission against its purpose"),
     N_("You can tell whether an app asks for more than it needs."), 1, 13, "U9 Cr"},
    {"S1", N_("keep passwords from friends"),
     N_("You keep your passwords to yourself, even from friends."), 2, 7, "B3 E7"},
    {"S2", N_("build unpredictable, unique passphrases"),
     N_("You can make a passphrase that nobody guesses."), 2, 10, "D4.1 Q4"},
    {"S3", N_("tell genuine from deceptive messages"),
     N_("You can tell honest messages from tricks."), 2, 10, "B2 D4.2"},
    {"S4", N_("verify through another channel"),
     N_("You can check a message another way before you trust it."), 2, 10, "B2 Q4"},
    {"S5", N_("use locks, updates, backup, second factor"),
     N_("You can use locks, updates and copies to stay safe."), 2, 10, "Y7 D4.1"},
    {"S6", N_("order account recovery"), N_("You can get an account back, in the right order."), 2,
     13, "D4.1 Q4"},
    {"T1", N_("separate fact, opinion, ad, joke"),
     N_("You can tell a fact, an opinion, an ad and a joke apart."), 3, 7, "Y3 E5"},
    {"T2", N_("accept reliable items as readily as reject unreliable ones"),
     N_("You trust what is reliable, and not only doubt what is not."), 3, 7, "D1.2 E5"},
    {"T3", N_("trace a claim to its origin"), N_("You can follow a claim back to where it began."),
     3, 10, "S6 D1.2"},
    {"T4", N_("leave the page to check the source"),
     N_("You can leave a page to find out who is behind it."), 3, 10, "S6 D1.2"},
    {"T5", N_("name manipulation techniques"),
     N_("You can name the tricks that make us believe things."), 3, 10, "U3 Ct"},
    {"T6", N_("judge synthetic media by provenance"),
     N_("You can ask where a picture comes from before you judge it."), 3, 13, "AI D1.2"},
    {"T7", N_("test a chatbot's answer"), N_("You can test what a chatbot tells you."), 3, 10,
     "AI Q6"},
    {"C1", N_("read feelings behind text"), N_("You can read the feelings behind words."), 4, 7,
     "Q5 U4"},
    {"C2", N_("pick a safe bystander act"),
     N_("You can help when you see somebody being hurt, and stay safe."), 4, 7, "E4 B4"},
    {"C3", N_("stop, apologise, repair"), N_("You can stop, say sorry and put things right."), 4,
     10, "E4 Cd"},
    {"C4", N_("tell joke, conflict, bullying and hate apart"),
     N_("You can tell a joke, a quarrel, bullying and hate apart."), 4, 10, "E4 S5"},
    {"C5", N_("disagree and negotiate norms"),
     N_("You can disagree kindly, and find rules together."), 4, 10, "D2.5 Q7"},
    {"C6", N_("play fair, include, lose well"),
     N_("You can play fair, let others join, and lose well."), 4, 7, "U4 Cd"},
    {"K1", N_("notice discomfort; leave; tell"),
     N_("You notice when something feels wrong, you leave and you tell."), 5, 7, "Y6 E2"},
    {"K2", N_("separate known-in-person from known-online"),
     N_("You can tell whom you know in person and whom only online."), 5, 7, "E2 Co"},
    {"K3", N_("recognise secrecy, gifts, isolation, threats"),
     N_("You can spot secrets, gifts and threats that are meant to trap somebody."), 5, 10,
     "Y6 Co"},
    {"K4", N_("block, mute or leave without guilt"),
     N_("You can block, mute or leave, and need no excuse."), 5, 7, "Y4 Q3"},
    {"K5", N_("give, refuse and withdraw consent"),
     N_("You can say yes, say no, and change your mind."), 5, 10, "E2 GC"},
    {"K6", N_("support a pressured friend"),
     N_("You can stand by a friend who is put under pressure."), 5, 13, "E2 B5"},
    {"M1", N_("spot advertising in play and video"),
     N_("You can spot an ad, even inside a game or a video."), 6, 7, "U10 Cr"},
    {"M2", N_("agree spending with a carer"), N_("You talk about spending before you spend."), 6, 7,
     "U10 Cr"},
    {"M3", N_("convert tokens to money"),
     N_("You can tell what gems and coins cost in real money."), 6, 10, "U10 Cr"},
    {"M4", N_("estimate chance rewards"), N_("You can tell how likely a lucky prize really is."), 6,
     10, "Cr X"},
    {"M5", N_("name a dark pattern; find the exit"),
     N_("You can see a trick in a menu, and find the way out."), 6, 10, "Cr X"},
    {"M6", N_("steer a feed; say who benefits"), N_("You can steer what a feed shows you."), 6, 13,
     "AI U10"},
    {"W1", N_("name how an activity feels"),
     N_("You can say how a game or a video makes you feel."), 7, 7, "S1 E6"},
    {"W2", N_("plan a day around needs"), N_("You can plan a day with room for all you need."), 7,
     7, "Q2 D4.3"},
    {"W3", N_("tame interruptions"), N_("You can quieten what keeps interrupting you."), 7, 10,
     "D4.3 Q2"},
    {"W4", N_("compare curated and ordinary life"), N_("You can tell a show from an ordinary day."),
     7, 10, "E1 U5"},
    {"W5", N_("leave upsetting content and get support"),
     N_("You can leave what upsets you, and find comfort."), 7, 7, "Ct E6"},
    {"W6", N_("recognise the limits of an AI companion"),
     N_("You know what an AI friend can do for you, and what it can't."), 7, 13, "AI X"},
    {"H1", N_("map two trusted adults"), N_("You know two grown-ups you could tell."), 8, 7,
     "Y5 B5"},
    {"H2", N_("begin a conversation about help"),
     N_("You can find the first words to ask for help."), 8, 7, "Y5 B5"},
    {"H3", N_("choose adult, platform, helpline or emergency"),
     N_("You can choose the right kind of help."), 8, 10, "Y5 E4"},
    {"H4", N_("keep safe evidence; never forward intimate images"),
     N_("You can keep proof safe, and never pass on private pictures."), 8, 10, "E4 Q3"},
    {"H5", N_("order the steps of an incident response"),
     N_("You can plan what to do, step by step, when something goes wrong."), 8, 10, "Y5 Q3"},
    {"H6", N_("try again if unheard; reject self-blame"),
     N_("You try again when nobody listens, and you know it is not your fault."), 8, 7, "Y5 GC"},
    {"N1", N_("craft a profile without private facts"),
     N_("You can show who you are without giving private things away."), 9, 7, "E1 Q1"},
    {"N2", N_("challenge stereotypes and personas"), N_("You can see past roles and masks."), 9, 10,
     "E1 U6"},
    {"N3", N_("credit and license work"),
     N_("You can name who made something, and under which rules."), 9, 7, "E8 D3.3"},
    {"N4", N_("disclose AI; never fake real peers"),
     N_("You say so when AI helped, and never fake real people."), 9, 10, "AI E8"},
    {"N5", N_("create something useful for others"),
     N_("You can make something that is useful to others."), 9, 10, "U2 U7"},
};

const strand *strand_at(size_t i) {
    return i < STRAND_COUNT ? &strands[i] : NULL;
}

const skill *skill_at(size_t i) {
    return i < SKILL_COUNT ? &skills[i] : NULL;
}

uint8_t skill_find(const char *id) {
    for (uint8_t i = 0; id && i < SKILL_COUNT; i++) {
        if (strcmp(skills[i].id, id) == 0) {
            return i;
        }
    }
    return SKILL_NONE;
}

const char *skill_nearest(const char *id) {
    const char *ids[SKILL_COUNT];
    for (size_t i = 0; i < SKILL_COUNT; i++) {
        ids[i] = skills[i].id;
    }
    return str_nearest(id, ids, SKILL_COUNT);
}

int strand_by_quarter(const char *folder) {
    for (int i = 0; folder && i < STRAND_COUNT; i++) {
        if (strcmp(strands[i].quarter, folder) == 0) {
            return i;
        }
    }
    return -1;
}
