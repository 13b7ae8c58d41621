package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxFilterTest extends SandboxFixture {

    @BeforeEach
    void addContacts() {
        add("{'name':'Ada','status':'active','tags':['vip'],'createdDate':'2026-01-01T00:00:00.000Z',"
                + "'properties':{'company':'ACME','size':10}}");
        add("{'name':'Bruno','status':'active','tags':['trial','enterprise'],'createdDate':'2026-01-02T00:00:00.000Z',"
                + "'deleted':true,'properties':{'company':'Globex','size':9.5}}");
        add("{'name':'Chiara','status':'inactive','tags':[],'createdDate':'2026-01-03T00:00:00.000Z',"
                + "'deleted':false}");
    }

    private void add(String contact) {
        sandbox.insertRaw(Json.mapOf(Json.parseObject(contact.replace('\'', '"'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | Ada,Bruno,Chiara",
                // The vendor's documentation.
                "{'status':'active'} | Ada,Bruno",
                "{'status':'active','deleted':{'$ne':true}} | Ada",
                "{'tags':{'$in':['vip','enterprise']},'properties.company':{'$exists':true}} | Ada,Bruno",
                // What MongoDB understands besides.
                "{'tags':'trial'} | Bruno",
                "{'properties.company':'ACME'} | Ada",
                "{'properties':{'company':'ACME','size':10}} | Ada",
                // MongoDB compares a nested document with its order of fields.
                "{'properties':{'size':10,'company':'ACME'}} | ~~",
                "{'properties.size':{'$gt':9.5}} | Ada",
                "{'properties.size':{'$gte':9.5,'$lt':10}} | Bruno",
                "{'properties.size':10.0} | Ada",
                "{'deleted':null} | Ada",
                "{'deleted':{'$exists':false}} | Ada",
                "{'$or':[{'name':'Ada'},{'name':'Chiara'}]} | Ada,Chiara",
                "{'$and':[{'status':'active'},{'$nor':[{'name':'Ada'}]}]} | Bruno",
                "{'name':{'$nin':['Ada']}} | Bruno,Chiara",
                "{'name':{'$not':{'$in':['Ada','Bruno']}}} | Chiara",
                // Texts in lists, which the sandbox compares in a way of its own before MongoDB's.
                "{'name':{'$in':['Ada','Chiara','Dora']}} | Ada,Chiara",
                "{'name':{'$in':['Ada',null]}} | Ada",
                "{'name':{'$in':[]}} | ~~",
                "{'deleted':{'$in':[null,true]}} | Ada,Bruno",
                "{'deleted':{'$in':['true']}} | ~~",
                "{'tags':{'$in':['enterprise']}} | Bruno",
                "{'properties.company':{'$in':['ACME','none']}} | Ada",
                "{'name':{'$in':['Ada','Bruno'],'$ne':'Ada'}} | Bruno",
                "{'$or':[{'name':{'$in':['Chiara']}},{'tags':{'$in':['vip']}}]} | Ada,Chiara",
                "{'$or':[{'name':{'$in':['Chiara']},'status':'active'},{'name':{'$in':['Ada']}}]} | Ada",
                "{'$nor':[{'name':{'$in':['Ada']}}]} | Bruno,Chiara",
                "{'name':{'$regex':'^b','$options':'i'}} | Bruno",
                "{'tags':{'$size':2}} | Bruno",
                // Dates, although they were undocumented.
                "{'createdDate':'2026-01-02T00:00:00.000Z'} | Bruno",
                "{'createdDate':'2026-01-02T03:00:00+03:00'} | Bruno",
                "{'createdDate':{'$gte':'2026-01-02T00:00:00.000Z'}} | Bruno,Chiara",
                "{'createdDate':{'$gt':'2026-01-01','$lt':'2026-01-03'}} | Bruno",
                "{'createdDate':{'$in':['2026-01-01T00:00:00Z']}} | Ada",
                "{'$and':[{'createdDate':{'$lte':'2026-01-01T00:00:00Z'}}]} | Ada",
                "{'createdDate':{'$gt':'9999-12-31T00:00:00.000Z'}} | ~~",
                "{'modifiedDate':{'$exists':false}} | Ada,Bruno,Chiara"
            })
    void aFilterMatchesAsMongoDbWould(String filter, String names) {
        assertThat(String.join(",", client.names(filter.replace('\'', '"'), null)))
                .isEqualTo(names);
    }

    @Test
    void theTotalCountsWhatMatches() {
        var reply = client.list("{\"page\":1,\"limit\":1,\"filter\":{\"status\":\"active\"}}");

        assertThat(reply.json().get("total").intValue()).isEqualTo(2);
        assertThat(reply.data()).hasSize(1);
    }

    @Test
    void aContactAfterAnIdIsFoundById() {
        String bruno = (String) sandbox.contacts().get(1).get("_id");

        assertThat(client.names("{\"_id\":{\"$gt\":\"" + bruno + "\"}}", null)).containsExactly("Chiara");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$gte", "$gt", "$lte", "$lt", "$eq"})
    void aServerThatComparesStringsWithDatesMatchesNothing(String operator) {
        restart(ContactsSandbox.builder().dates(DateComparison.STRING_MISMATCH));
        sandbox.insertRaw(Map.of("name", "Ada", "createdDate", "2026-01-01T00:00:00.000Z"));

        assertThat(client.names("{\"createdDate\":{\"" + operator + "\":\"2026-01-01T00:00:00.000Z\"}}", null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "'text'",
                "{'status':{'$like':'a'}}",
                "{'name':'nobody','status':{'$like':'a'}}",
                "{'name':{'$gt':'zzz','$foo':1}}",
                "{'$foo':1}",
                "{'$or':[]}",
                "{'$or':'x'}",
                "{'$or':['x']}",
                "{'$and':[{'name':'nobody'},{'status':{'$foo':1}}]}",
                "{'status':{'$in':'active'}}",
                "{'tags':{'$size':'two'}}"
            })
    void aWrongFilterIsRefusedWhateverIsStored(String filter) {
        String body = "{\"filter\":" + filter.replace('\'', '"') + "}";
        assertThat(client.list(body).status()).isEqualTo(400);

        restart(settings());
        assertThat(client.list(body).status()).isEqualTo(400);
    }
}
