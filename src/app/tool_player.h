// tool_player.h - What is kept of a player: listed, shown, written to a file, taken in from one,
// deleted for good. Refuses a number that no player has.
#ifndef BB_APP_TOOL_PLAYER_H
#define BB_APP_TOOL_PLAYER_H

// words: list | show NUMBER | export NUMBER FILE | import FILE | delete NUMBER. FILE "-": standard
// output. Exit status.
int tool_player(const char *data_dir, int n, char **words);

#endif
