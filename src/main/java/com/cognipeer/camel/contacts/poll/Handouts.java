package com.cognipeer.camel.contacts.poll;

import java.util.ArrayList;
import java.util.List;

/**
 * The contacts of a sweep that were handed out, any number at a time. They are done in any order. The sweep advances over
 * those that are done, up to the first one that is not. Used by one thread at a time.
 */
public final class Handouts {

    private final Sweep sweep;
    private final List<Place> places = new ArrayList<>();

    public Handouts(Sweep sweep) {
        this.sweep = sweep;
    }

    /** Whether there is a contact to hand out: one that was given back, or the next one. */
    public boolean hasFree() {
        return isAnyGivenBack() || hasNext() && !mustKnowMore();
    }

    /** Whether the sweep's next page is needed before another contact can be handed out. */
    public boolean needPage() {
        return !hasFree() && sweep.request().isPresent();
    }

    /** Hands out a contact: one that was given back before the next one. */
    public Place take() {
        Place place = places.stream().filter(Place::isFree).findFirst().orElse(null);
        if (place == null) {
            place = new Place();
            places.add(place);
        }
        place.state = State.OUT;
        place.handout = sweep.handOut(places.indexOf(place));
        return place;
    }

    /**
     * The contact is done. If it was handed out twice, the first report counts.
     *
     * @return how many contacts the sweep has advanced over
     */
    public int done(Place place) {
        place.state = State.DONE;
        int advanced = 0;
        while (!places.isEmpty() && places.get(0).state == State.DONE) {
            places.remove(0);
            sweep.advance();
            advanced++;
        }
        return advanced;
    }

    /** The contact is not done; it is handed out again. */
    public void giveBack(Place place) {
        if (place.state != State.DONE) {
            place.state = State.FREE;
        }
    }

    /** How many contacts are handed out and not done. */
    public int out() {
        return (int) places.stream().filter(place -> place.state == State.OUT).count();
    }

    private boolean isAnyGivenBack() {
        return places.stream().anyMatch(Place::isFree);
    }

    private boolean hasNext() {
        return sweep.waiting() > places.size();
    }

    /** Whether another page is needed to know if the next contact is the last of the sweep. */
    private boolean mustKnowMore() {
        return sweep.waiting() - places.size() < 2 && sweep.request().isPresent() && !sweep.isMoreCertain();
    }

    private enum State {
        FREE,
        OUT,
        DONE
    }

    /** The place of a contact that was handed out. */
    public static final class Place {

        private State state;
        private Handout handout;

        private Place() {}

        public Handout handout() {
            return handout;
        }

        private boolean isFree() {
            return state == State.FREE;
        }
    }
}
