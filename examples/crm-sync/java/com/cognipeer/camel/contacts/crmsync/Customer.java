package com.cognipeer.camel.contacts.crmsync;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A row of the CRM's export. Its fields are named as those of a contact; a dot stands for an entry of a nested object. */
@CsvRecord(
        separator = ",",
        crlf = "UNIX",
        skipFirstLine = true,
        generateHeaderColumns = true,
        quoting = true,
        quotingOnlyWhenNeeded = true)
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class Customer {

    @DataField(pos = 1, position = 1)
    private String integrationId;

    @DataField(pos = 2, position = 2)
    private String email;

    @DataField(pos = 3, position = 3)
    private String name;

    @DataField(pos = 4, position = 4)
    private String phone;

    @DataField(pos = 5, position = 5, columnName = "properties.company")
    @JsonProperty("properties.company")
    private String company;

    @DataField(pos = 6, position = 6, columnName = "properties.city")
    @JsonProperty("properties.city")
    private String city;

    /** For bindy. */
    public Customer() {}

    Customer(String integrationId, String email, String name, String phone, String company, String city) {
        this.integrationId = integrationId;
        this.email = email;
        this.name = name;
        this.phone = phone;
        this.company = company;
        this.city = city;
    }
}
