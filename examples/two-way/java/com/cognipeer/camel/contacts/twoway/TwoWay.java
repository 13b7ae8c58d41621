package com.cognipeer.camel.contacts.twoway;

/** Runs a day. */
public final class TwoWay {
    private TwoWay() {}

    public static void main(String[] args) {}
}
