// tool_export.h - Everybody's evidence as a file for a teacher: CSV or xAPI statements. Refuses
// other formats.
#ifndef BB_APP_TOOL_EXPORT_H
#define BB_APP_TOOL_EXPORT_H

int tool_export(const char *data_dir, const char *format,
                const char *out); // exit status; out "-": standard output

#endif
