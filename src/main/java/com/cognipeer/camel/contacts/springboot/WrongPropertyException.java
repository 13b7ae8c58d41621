package com.cognipeer.camel.contacts.springboot;

/** A property of the component cannot work, so the application does not start. No token, hook id or URL is in the message. */
final class WrongPropertyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String defect;
    private final String remedy;

    /**
     * @param defect what is wrong, with the name of the property
     * @param remedy what to change
     */
    WrongPropertyException(String defect, String remedy) {
        this(defect, remedy, null);
    }

    WrongPropertyException(String defect, String remedy, Throwable cause) {
        super(defect + ": " + remedy, cause);
        this.defect = defect;
        this.remedy = remedy;
    }

    String defect() {
        return defect;
    }

    String remedy() {
        return remedy;
    }
}
