/*
 * The headings of a page of an event.
 */
#include "event_heading.h"

#include "event_dates.h"
#include "labels.h"

struct event_heading event_heading_read(struct reading *reading)
{
    const struct frame *frame = &reading->frame;
    struct findings *findings = &reading->findings;
    struct event_heading heading = {
        .track_name = frame->track_name,
        .event_name = frame->subject,
        .date_raw = frame->when,
    };
    if (heading.event_name == NULL)
        findings_add(findings, FINDING_MISSING, PLACE("h3"), NULL, "no heading names the event");
    if (heading.date_raw == NULL)
        findings_add(findings, FINDING_MISSING, PLACE("h5"), NULL, "no heading has the date");
    else if (!event_dates_read(bytes_from_text(heading.date_raw), &heading.first, &heading.last))
        findings_add(findings, FINDING_UNREADABLE, PLACE("h5"), heading.date_raw,
                     "no date as \"Nov 16, 2025\", and no range of two");
    return heading;
}

const char *event_heading_subject(const struct reading *reading)
{
    const struct frame *frame = &reading->frame;
    struct bytes part = frame_subject_of_title(frame->title);
    if (part.size == 0 || (frame->subject != NULL && bytes_equal_text(part, frame->subject)))
        return NULL;
    return labels_unless_blank(arena_text_of(reading->arena, bytes_trim(part)));
}

void event_heading_note_unseen(struct reading *reading)
{
    findings_add(&reading->findings, FINDING_UNKNOWN, PLACE("page"), NULL,
                 "no page of this kind was ever captured: it is read as people describe it");
}
