package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.FieldBox;
import javafx.fxml.FXML;

/** The fields of one of those whom one calls. */
final class ContactForm extends PartForm {
    private final ContactModel model;

    @FXML
    private FieldBox role;

    @FXML
    private FieldBox name;

    @FXML
    private FieldBox phone;

    @FXML
    private FieldBox mail;

    ContactForm(ContactModel model) {
        super("contact.fxml");
        this.model = model;
    }

    @Override
    protected void built() {
        role.bind(model.name());
        name.bind(model.person());
        phone.bind(model.phone());
        mail.bind(model.mail());
    }
}
