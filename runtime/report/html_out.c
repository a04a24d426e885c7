#include "html_out.h"

#include "text_out.h"

#define STYLE                                                                                                              \
  "body{font:1rem/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff;margin:0 auto;padding:1rem;max-width:62rem}\n"     \
  "h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em;break-after:avoid}\n"                                            \
  "h4{font-size:1.1rem}h5,h6{font-size:1rem}\n"                                                                            \
  "p{margin:.35em 0}ul{margin:.35em 0}\n"                                                                                  \
  "blockquote{margin:.5em 0;padding-left:.8em;border-left:3px solid #8c959f;white-space:pre-line}\n"                        \
  "table{border-collapse:collapse;margin:.8em 0;width:100%}\n"                                                             \
  "caption{text-align:left;font-weight:bold;padding:.2em 0}\n"                                                             \
  "th,td{border:1px solid #8c959f;padding:.25em .5em;text-align:left;vertical-align:top;overflow-wrap:break-word}\n"         \
  "thead th{background:#eaeef2}tbody th{font-weight:normal}tr{break-inside:avoid}\n"                                       \
  ".kop td{overflow-wrap:anywhere}td.aantal{text-align:right}\n"                                                           \
  ".eis,.deel{border-left:6px solid #57606a;padding-left:.9em;margin:1em 0}.deel{border-left-width:4px}\n"                 \
  ".ja{border-left-color:#1a7f37}.deels{border-left-color:#9a6700}.nee{border-left-color:#b42318}\n"                       \
  ".onbekend{border-left-color:#5b3fa8;border-left-style:dashed}.afwijking{margin-left:1em}\n"                             \
  "a{color:#0b4f9e}\n"                                                                                                     \
  "@media print{body{font-size:10pt;max-width:none;padding:0}a{color:inherit;text-decoration:none}\n"                      \
  "thead{display:table-header-group}article+article,#overzicht{break-before:page}}\n"                                      \
  "@page{margin:2cm}\n"

static void add_escaped(struct buf *b, char c) {
  switch (c) {
  case '&':
    buf_addz(b, "&amp;");
    return;
  case '<':
    buf_addz(b, "&lt;");
    return;
  case '>':
    buf_addz(b, "&gt;");
    return;
  case '"':
    buf_addz(b, "&quot;");
    return;
  case '\'':
    buf_addz(b, "&#39;");
    return;
  default:
    buf_char(b, c);
  }
}

void html_text(struct buf *b, struct text t) {
  struct text shown = visible(b->arena, t);
  bool whole = text_is_utf8(shown);
  for (size_t i = 0; i < shown.n; i++)
    add_escaped(b, whole || (unsigned char)shown.p[i] < 0x80 ? shown.p[i] : '?');
}

void html_fill(struct buf *b, const char *template, const struct text *texts, size_t n) {
  size_t next = 0;
  for (const char *p = template; *p != '\0'; p++) {
    if (*p != '%')
      buf_char(b, *p);
    else if (next < n)
      html_text(b, texts[next++]);
  }
}

void html_line(struct buf *b, const char *label, struct text t) {
  if (label[0] == '\0')
    HTML(b, "<p>%</p>\n", t);
  else
    HTML(b, "<p><b>%</b> %</p>\n", text_trim(text_from(label)), t);
}

void html_heading(struct page *p, unsigned depth, struct text id, struct text t) {
  unsigned level = p->level + depth < 6 ? p->level + depth : 6;
  buf_format(&p->b, "<h%u", level);
  if (id.n > 0)
    HTML(&p->b, " id=\"%\"", id);
  HTML(&p->b, ">%", t);
  buf_format(&p->b, "</h%u>\n", level);
}

void html_table(struct buf *b, const char *class, struct text caption, const char *const *columns, size_t n) {
  HTML(b, "<table class=\"%\">\n", text_from(class));
  if (caption.n > 0)
    HTML(b, "<caption>%</caption>\n", caption);
  buf_addz(b, "<thead><tr>");
  for (size_t i = 0; i < n; i++)
    HTML(b, "<th scope=\"col\">%</th>", text_from(columns[i]));
  buf_addz(b, "</tr></thead>\n<tbody>\n");
}

void html_table_end(struct buf *b) {
  buf_addz(b, "</tbody>\n</table>\n");
}

void html_begin(struct buf *b, struct text title) {
  buf_addz(b, "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\"/>\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
  HTML(b, "<title>%</title>\n", title);
  buf_addz(b, "<style>\n" STYLE "</style>\n</head>\n<body>\n<main>\n");
}

void html_end(struct buf *b) {
  buf_addz(b, "</main>\n</body>\n</html>\n");
}
