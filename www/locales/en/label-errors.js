// Texts about labels and printers, loaded with the first trouble: what happened, why, what to do.

const ERRORS = {
  label_unusable: ["The label could not be used.", "{code}", "Download it as it is."],
  label_empty: [
    "There is no label.",
    "UPS gave none, or it is empty.",
    "Fetch the label again from UPS.",
  ],
  label_not_base64: [
    "The label cannot be read.",
    "Its text is no base64.",
    "Hand over the bytes, or UPS's own text of them.",
  ],
  label_form_unknown: [
    "This is no label.",
    "Its bytes are none of the forms in which UPS hands out labels.",
    "Download it as it is, or fetch the label again.",
  ],
  label_no_picture: [
    "This label is no picture.",
    "A picture was due here, and it is of another form.",
    "Download it and open it with the program for its form.",
  ],
  label_too_large: [
    "This picture is too large for a label.",
    "It has more dots than any label.",
    "Download it as it is, or fetch the label again.",
  ],
  label_truncated: [
    "The label is incomplete.",
    "The picture ends early: not all of it came.",
    "Fetch the label again. What came can be downloaded.",
  ],
  label_damaged: [
    "The label is damaged.",
    "The picture breaks its format's rules.",
    "Fetch the label again. What came can be downloaded.",
  ],
  label_several_frames: [
    "The file holds more than one picture.",
    "Which of them is the label cannot be known.",
    "Download it and look at it.",
  ],
  label_none_to_print: [
    "No label can be printed.",
    "Each of them has a problem of its own.",
    "See the words at each label.",
  ],
  label_crashed: [
    "The label could not be drawn.",
    "The drawing stopped, or took too long.",
    "Download the label; the printer can take it as it is.",
  ],
  sheet_no_such_slot: [
    "The sheet has no such place.",
    "It is counted from 1.",
    "Choose a place that the sheet has.",
  ],
  sheet_per_sheet: [
    "So many labels do not go on this paper.",
    "A label is never made smaller for shipping.",
    "Take one a sheet on label stock, one or two on letter and A4.",
  ],
  stock_unknown: [
    "This paper is not known.",
    "It is 4x6, 4x8, letter or a4.",
    "Choose one of them.",
  ],
  workers_missing: [
    "This browser is too old for labels.",
    "It has no workers, in which labels are made.",
    "Use a newer browser, or download the label and print it.",
  ],
  workers_refused: [
    "This page may not start its label worker.",
    "Its security policy does not allow it.",
    "Whoever runs the page allows worker-src 'self' and the Trusted Types policy parcelgate.",
  ],
  print_page_missing: [
    "The print page is not on this server.",
    "print.html and the folder print belong beside the page.",
    "Tell whoever runs this page. Meanwhile save a PDF and print that.",
  ],
  preview_empty: [
    "There is nothing to draw.",
    "The label holds no printable format.",
    "Download it and send it to the printer.",
  ],
  preview_too_large: [
    "The label is too large to be drawn.",
    "It has more bytes than any label.",
    "Download it and send it to the printer.",
  ],
  preview_dpi_unknown: [
    "Such a printer is not known.",
    "Printers have 203, 300 or 600 dots an inch.",
    "Choose one of them.",
  ],
  printer_way_unknown: [
    "This way to a printer is not known.",
    "It is usb, serial, browser-print or qz.",
    "Choose one of them.",
  ],
  scale_way_missing: [
    "This browser reads no scales.",
    "Only Chrome and Edge do, over HTTPS.",
    "Type the weight.",
  ],
  scale_access_denied: [
    "The scale cannot be opened.",
    "Another program uses it, or this user may not.",
    "Close the other program and choose the scale again, or type the weight.",
  ],
  printer_way_missing: [
    "This browser cannot reach printers this way.",
    "Only Chrome and Edge can, over HTTPS.",
    "Use the print dialog, or Zebra Browser Print or QZ Tray.",
  ],
  printer_not_chosen: [
    "No printer was chosen.",
    "The browser's picker was closed.",
    "Choose the printer again, and press Connect there.",
  ],
  printer_gone: [
    "The printer is not there.",
    "It is off, unplugged, or was chosen on another computer.",
    "Switch it on, or choose it again.",
  ],
  printer_in_use: [
    "The printer is in use.",
    "Another program or tab holds its port.",
    "Close the other program, then send again.",
  ],
  printer_access_denied: [
    "The system does not let the browser use the printer.",
    "On Windows the printer's own driver holds it; on Linux a rule may be missing.",
    "Use Zebra Browser Print, QZ Tray or the print dialog instead.",
  ],
  printer_permission_denied: [
    "The browser does not allow it.",
    "The permission was refused for this page.",
    "Allow it at the padlock beside the address, then choose the printer again.",
  ],
  printer_no_way_in: [
    "This device takes no print data.",
    "It has no printer's output.",
    "Choose another device.",
  ],
  printer_language_differs: [
    "The printer speaks another language than the label.",
    "A ZPL label is not for an EPL printer, nor the other way round.",
    "Fetch the label again in the printer's language, or as a picture.",
  ],
  printer_language_unknown: [
    "This printer language is not known.",
    "It is ZPL or EPL.",
    "Choose one of them.",
  ],
  printer_dpi_unknown: [
    "Such a printer is not known.",
    "Printers have 203, 300 or 600 dots an inch.",
    "Choose one of them.",
  ],
  printer_broke_off: [
    "The connection to the printer broke off.",
    "Part of the label may have gone there.",
    "Look at the printer: did the label come out whole?",
  ],
  printer_refused: [
    "The printer's program refused the label.",
    "Its words are below.",
    "Mend what it says, then send again.",
  ],
  printer_unsure: [
    "One label may have come out already.",
    "The connection broke off while it was sent.",
    "Look at the printer, then say whether it came out or is to be sent again.",
  ],
  agent_missing: [
    "The printer program does not answer.",
    "It is not running on this computer, or not installed.",
    "Start Zebra Browser Print or QZ Tray, then try again.",
  ],
  agent_missing_or_certificate: [
    "The printer program does not answer.",
    "It is not running, or its certificate was not accepted yet.",
    "Start it; open its address once in a tab and accept the certificate; then try again.",
  ],
  agent_permission_denied: [
    "Asking the printer program was refused.",
    "The browser, or the program itself, was told not to serve this page.",
    "Allow local network access at the padlock beside the address, and this site in the program.",
  ],
  agent_blocked: [
    "This page may not ask programs on this computer.",
    "Its own security policy does not list them.",
    "Whoever runs the page starts its host with --printer-agents.",
  ],
  agent_answer: [
    "The printer program gave an odd answer.",
    "It is none that its makers describe.",
    "Update Zebra Browser Print, then try again.",
  ],
  agent_signing_failed: [
    "The request to QZ Tray could not be signed.",
    "The portal's server gave no signature.",
    "Tell whoever runs this page.",
  ],
};

/** Beside a drawing: by code, with {detail}. */
const REMARKS = {
  field_not_drawn:
    "A field cannot be drawn here; a box with a cross stands for it. The printer may print it.",
  graphic_too_large:
    "A picture in the label is larger than it says; a box with a cross stands for it.",
  graphic_length_wrong:
    "A picture in the label has another length than it says; a box with a cross stands for it.",
  number_too_large:
    "A number of {detail} is larger than any label; a box with a cross stands for the field.",
  data_too_long: "A field has more letters than fit on a label; a box with a cross stands for it.",
  unknown_command: "{detail} is not known and is left out here.",
  printer_command: "{detail} is meant for the printer's own settings: a label should not have it.",
  stored_object: "{detail} uses something that is kept in the printer, which cannot be seen here.",
  copies: "The printer is told to make {detail} copies.",
  format_not_ended: "The label has no end ({detail} is missing): a printer waits for it.",
  too_many_labels: "{detail} labels in one: the first 50 are shown.",
  tail_cropped:
    "The seventh inch has words on it (terms of carriage). They are cut off on 4 x 6; larger paper shows them.",
  tail_kept: "The seventh inch has words on it (terms of carriage), and is printed.",
  odd_shape:
    "This picture has not the shape of a UPS label (4 x 6 or 7 inches). It is taken as 4 inches wide: look at it before you print, or download it as it is.",
  grey: "The picture has greys, which a thermal printer turns into black or white.",
};

export default { errors: ERRORS, remarks: REMARKS };
