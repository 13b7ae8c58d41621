package com.cognipeer.camel.contacts.sandbox;

/** The library by which the sandbox compares contacts with filters. The sandbox has no POM of its own that would bring it. */
final class FilterLibrary {
    private static final String MATCHER = "de.bwaldvogel.mongo.backend.DefaultQueryMatcher";

    private FilterLibrary() {}

    /** @throws IllegalStateException if the library is not on the class path */
    static void require() {
        try {
            Class.forName(MATCHER, false, FilterLibrary.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(
                    "The sandbox reads filters with a library that is not on the class path: add the dependency"
                            + " de.bwaldvogel:mongo-java-server-core beside that of the sandbox, with the scope test",
                    missing);
        }
    }
}
