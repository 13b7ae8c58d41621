package com.cognipeer.camel.contacts.poll;

/**
 * The figures of a list that the pages of a sweep show.
 *
 * @param pages     how many pages of contacts came; answers to questions of the sweep's own do not count
 * @param granted   the largest page that the server gave; 0 before the first
 * @param matching  how many contacts match, by the server's total with the last page
 * @param remaining how many contacts follow those that came, by the server's total; 0 when the total does not show it
 * @param withheld  the contacts that the sweep has seen and leaves to later sweeps; null while no answer showed any or none
 */
public record ListFigures(long pages, int granted, long matching, long remaining, Withheld withheld) {

    static final ListFigures NONE = new ListFigures(0, 0, 0, 0, null);

    /** @param before how many contacts of the list came before this page, if its total leaves them out; else 0 */
    ListFigures after(Step step, Answer answer, long before) {
        return new ListFigures(
                step.isPage() ? pages + 1 : pages,
                Math.max(granted, answer.page().getLimit()),
                step.isPage() ? before + answer.page().getTotal() - step.again() : matching,
                step.remaining(),
                step.withheld() == null ? withheld : step.withheld());
    }
}
