package message

// tables lists the rooms' shares in the order of the house, core first.
var tables = []table{
	sourceTexts,
	schemaTexts,
	officeTexts,
	docxTexts,
	workflowTexts,
	motherTexts,
	keyTexts,
	renderTexts,
	structureTexts,
	functionTexts,
	layoutTexts,
	pdfTexts,
	engineTexts,
	staffTexts,
	recordTexts,
	simulateTexts,
	scenarioTexts,
	storeTexts,
	cliTexts,
	drawTexts,
	registerTexts,
	partyTexts,
	ippTexts,
	imposeTexts,
}
